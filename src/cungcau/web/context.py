"""What every page knows: the point, the menu, whether this is the demo."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cungcau.kit import nav


def house(request: HttpRequest) -> dict[str, Any]:
    user: Any = getattr(request, "user", None)
    if user is None:
        return {"demo": settings.DEMO}
    return {
        "user": user,
        "demo": settings.DEMO,
        "nav_items": nav.items_for(user),
        "desk_items": nav.items_for(user, "desk"),
        "account_items": nav.items_for(user, "account"),
    }
