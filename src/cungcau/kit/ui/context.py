"""What the frame of every page knows: the reader's theme, where they are, the menu."""

from __future__ import annotations

from typing import Any

import structlog
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

THEMES = ("auto", "light", "dark")
THEME_CHOICES = (
    ("auto", _("As the device"), "auto"),
    ("light", _("Light"), "sun"),
    ("dark", _("Dark"), "moon"),
)
LANGUAGES = (("vi", "Tiếng Việt", "VI"), ("en", "English", "EN"))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor for ui/base.html."""
    theme = request.COOKIES.get("theme", "auto")
    return {
        "theme": theme if theme in THEMES else "auto",
        "themes": THEME_CHOICES,
        "languages": LANGUAGES,
        "here": request.get_full_path(),
        "request_id": number_of_request(),
    }


def number_of_request() -> str:
    """The id under which the log knows the request that is being answered; every error page shows it."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))


def is_current(item: Any, path: str) -> bool:
    """True when the line of the menu leads to the page that is shown, or to one under it."""
    return (
        path == item.url
        or (item.url != "/" and path.startswith(item.url.rstrip("/") + "/"))
        or path.startswith(tuple(item.active))
    )
