"""What the pages of the surveys share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from cungcau.surveys.models import Campaign, Visit
from cungcau.surveys.queries import campaigns_seen_by, is_officer, visits_seen_by


def officers_only(request: HttpRequest) -> None:
    if not is_officer(request.user):
        raise PermissionDenied("officer")


def campaign_of(request: HttpRequest, pid: str) -> Campaign:
    return get_object_or_404(campaigns_seen_by(request.user), pid=pid)


def visit_of(request: HttpRequest, pid: str) -> Visit:
    return get_object_or_404(visits_seen_by(request.user), pid=pid)


def asked_for(request: HttpRequest, *names: str) -> dict[str, Any]:
    """Filters of the address, as texts that a database can take."""
    return {name: request.GET.get(name, "").replace("\x00", "")[:100] for name in names}
