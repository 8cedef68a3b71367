"""What every page knows: the point, the menu, whether this is the demo."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cungcau.files.queries import logo_url
from cungcau.help.queries import help_of, tour_step
from cungcau.kit import nav
from cungcau.notices.queries import unread_count
from cungcau.registry.models import point


def shown_point() -> dict[str, Any]:
    """Name, logo and host of this installation, for the frame of the page."""
    here = point()
    if here is None:
        return {}
    return {
        "name": here.name,
        "logo_url": logo_url(here.logo) if here.logo else "",
        "organisation": str(here.host) if here.host else "",
        "email": here.email,
        "phone": here.phone,
        "address": here.address,
    }


def house(request: HttpRequest) -> dict[str, Any]:
    user: Any = getattr(request, "user", None)
    if user is None:
        return {"demo": settings.DEMO}
    if getattr(request.resolver_match, "view_name", "") == "web:setup":  # no other page is open yet
        return {"user": user, "point": shown_point(), "demo": settings.DEMO}
    help_address, help_title = help_of(request.resolver_match)
    return {
        "user": user,
        "point": shown_point(),
        "unread": unread_count(user) if user.is_authenticated else 0,
        "demo": settings.DEMO,
        "help_address": help_address,
        "help_title": help_title,
        "tour": tour_step(request),
        "nav_items": nav.items_for(user),
        "desk_items": nav.items_for(user, "desk"),
        "foot_items": nav.items_for(user, "foot"),
        "account_items": nav.items_for(user, "account"),
    }
