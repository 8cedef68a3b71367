"""The two answers of the look itself: its style sheet, and the reader's choice of light or dark."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from cungcau.kit.ui.context import THEMES
from cungcau.kit.ui.stylesheet import stylesheet

YEAR = 365 * 24 * 3600


@require_GET
def show_stylesheet(request: HttpRequest, name: str) -> HttpResponse:
    text, current = stylesheet()
    answer = HttpResponse(text, content_type="text/css; charset=utf-8")
    # An old page may ask for an old name: it gets the new sheet, but must not keep it.
    answer["Cache-Control"] = f"public, max-age={YEAR}, immutable" if name == current else "no-cache"
    return answer


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or auto in a cookie; a choice of looks needs no account."""
    theme = request.POST.get("theme", "")
    if theme not in THEMES:
        raise Http404
    answer = HttpResponseRedirect(_next(request))
    answer.set_cookie("theme", theme, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return answer


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.headers.get("referer") or "/"
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else "/"
