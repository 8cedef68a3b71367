"""Templates to be filled in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cungcau.exchange.models import Side
from cungcau.exchange.queries import may_exchange
from cungcau.exchange.template_book import write_template
from cungcau.exchange.views.sending import TYPES, sent


@login_required
@require_GET
def template(request: HttpRequest, side: str, format: str) -> FileResponse:
    """A table of one kind with its headings, its lists and an example."""
    if not may_exchange(request.user):
        raise PermissionDenied("upload")
    if side not in Side.values or format not in TYPES:
        raise Http404(side)
    word = _("Template")
    return sent(f"{word} – {Side(side).label}", format, lambda path: write_template(side, format, path))
