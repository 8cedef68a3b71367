"""Error pages: what happened, in plain words, and what to do next."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.kit.errors import Refused, Stale


def _page(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    return render(request, "ui/error.html", {"status": status, **context}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    return _page(request, 500)


def conflict(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Somebody was first, or the verb no longer fits the state."""
    return _page(request, 409, stale=exception if isinstance(exception, Stale) else None)


def refused(request: HttpRequest, exception: Refused) -> HttpResponse:
    return _page(request, 422, message=str(exception.message))
