"""What happens around every request: its id in the logs, the reader's language, the first day, the refusals."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from cungcau.kit.addresses import path_without_key
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.web.views import errors

Answer = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger("web")


def request_id(get_response: Answer) -> Answer:
    """Give each request an id (the proxy's, when it is sane) and write one line about it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        wanted = given if given.isalnum() and len(given) <= 40 else secrets.token_hex(8)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=wanted)
        started = time.perf_counter()
        response = get_response(request)
        if not request.path.startswith(("/static/", "/healthz", "/readyz")):
            log.info("request", method=request.method, path=path_without_key(request), status=response.status_code,
                     ms=round((time.perf_counter() - started) * 1000))
        response["X-Request-ID"] = wanted
        return response

    return middleware


def language(get_response: Answer) -> Answer:
    """The language of the page: the choice in the cookie, else Vietnamese, whatever the browser prefers."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("lang") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        chosen = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen  # type: ignore[attr-defined]  # Django sets it the same way
            response = get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    return middleware


def first_day(get_response: Answer) -> Answer:
    """Until the point is set up, every page leads to the installer."""
    ready = False

    def middleware(request: HttpRequest) -> HttpResponse:
        nonlocal ready
        if not ready and not request.path.startswith(("/setup", "/static/", "/healthz", "/readyz", "/ui/")):
            from cungcau.web.queries import is_set_up  # app ready

            if not is_set_up():
                return redirect(reverse("web:setup"))
            ready = True
        return get_response(request)

    return middleware


class known_errors:  # noqa: N801 (named like the other middleware)
    """Turn the refusals a person can meet into their pages."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Before anybody reads the body: of one beyond the limit the server may have kept nothing.
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.REQUEST_LIMIT_MB * 2**20:
            return errors.too_large(request, settings.REQUEST_LIMIT_MB)
        response = self.get_response(request)
        return errors.not_this_way(request, response["Allow"]) if isinstance(response, HttpResponseNotAllowed) else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, IllegalMove | Stale):
            return errors.conflict(request, exception)
        if isinstance(exception, Refused):
            return errors.refused(request, exception)
        return None
