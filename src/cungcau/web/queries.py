"""Questions that the front of the house asks."""

from __future__ import annotations

from cungcau.access.models import Role


def is_set_up() -> bool:
    """Is there a steward? The first one is made on the installer's first day."""
    return Role.objects.filter(name="steward", user__is_active=True).exists()
