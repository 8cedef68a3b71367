"""Error pages: what happened, in plain words, and what to do next. The words are a table in kit/ui/errors.py."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.ui.context import number_of_request
from cungcau.trail.change import stale


def _page(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    return render(request, f"{status}.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request, settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20)
    return _page(request, 400)


def too_large(request: HttpRequest, limit: int) -> HttpResponse:
    """More megabytes than the house takes at once."""
    return _page(request, 413, message=_("At most %(limit)s MB can be sent at once. Nothing was saved.") % {"limit": limit})


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not fit its cookie: open too long, or sent from another site."""
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def not_this_way(request: HttpRequest, allowed: str) -> HttpResponse:
    """The address takes a form and was opened by hand, or the other way round."""
    answer = _page(request, 405)
    answer["Allow"] = allowed
    return answer


def broken(request: HttpRequest) -> HttpResponse:
    """Without the frame of the other pages, which may ask just what has broken."""
    return HttpResponse(render_to_string("500.html", {"request_id": number_of_request()}), status=500)


def conflict(request: HttpRequest, exception: IllegalMove | Stale) -> HttpResponse:
    """Somebody was first, or the verb no longer fits the state: the page says who did the last thing to it, and when."""
    if isinstance(exception, IllegalMove):
        return _page(request, 409, stale=stale(exception.thing) if exception.thing else None, typed=exception.typed)
    return _page(request, 409, stale=exception)


def refused(request: HttpRequest, exception: Refused) -> HttpResponse:
    """A rule says no, and there is no form to say it on: the page leads back to what is to be mended."""
    return _page(request, 422, message=str(exception.message), refused=exception.thing)
