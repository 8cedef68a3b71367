"""What several pages need: a safe way on, and the answer to one try too many."""

from __future__ import annotations

import math

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext

from cungcau.access.limits import TooMany
from cungcau.kit.addresses import local_address


def safe_next(request: HttpRequest, asked: str) -> str:
    """Where to go on: a page of this site, else home."""
    return local_address(request, asked) or reverse("web:home")


def too_many(request: HttpRequest, refusal: TooMany) -> HttpResponse:
    """429: says how long to wait, in words and for programs."""
    seconds = math.ceil(refusal.wait.total_seconds())
    minutes = math.ceil(seconds / 60)
    wait = ngettext(
        "Please wait %(minutes)s minute, then try again.",
        "Please wait %(minutes)s minutes, then try again.",
        minutes,
    )
    response = render(request, "429.html", {"message": wait % {"minutes": minutes}}, status=429)
    response["Retry-After"] = str(seconds)
    return response


def remember_language(response: HttpResponse, request: HttpRequest, language: str) -> HttpResponse:
    """Keep the chosen language in the cookie."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response
