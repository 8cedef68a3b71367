from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.kit.policy import can, visible
from cungcau.notices.models import Notice


def mark_read(notice: Notice, *, by: Any) -> Notice:
    """A person has read a line of the inbox. Nobody else's business: no entry in the trail."""
    if not can(by, "mark_read", notice):
        raise PermissionDenied("mark_read notices.notice")
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at"])
    return notice


def mark_all_read(*, by: Any) -> int:
    """All lines of the own inbox; how many were new."""
    return visible(by, Notice.objects.all(), "mark_read").filter(read_at=None).update(read_at=timezone.now())
