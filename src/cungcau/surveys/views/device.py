"""What a device asks that keeps reports while there is no connection."""

from __future__ import annotations

from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache

WORKER = Path(__file__).parent.parent / "static" / "surveys" / "js" / "worker.js"


@never_cache
@login_required
def pulse(request: HttpRequest) -> HttpResponse:
    """Is the point to be reached, and who is logged in? With the token that the next report carries."""
    return JsonResponse({"user": getattr(request.user, "pid", ""), "token": get_token(request)})


@never_cache
@login_required
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. A worker rules only over addresses below its own, so it is served from here."""
    return FileResponse(WORKER.open("rb"), content_type="text/javascript; charset=utf-8")
