"""Buttons for the verbs: what the flow allows and the policy grants, now, to this person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template import Context

from cungcau.kit.ui.nodes import Values

LOOKS = ("main", "plain", "quiet", "danger")
ICONS = {
    "edit": "edit",
    "submit": "send",
    "publish": "publish",
    "return": "back",
    "pause": "pause",
    "resume": "play",
    "withdraw": "close",
    "expire": "clock",
    "renew": "history",
    "delete": "trash",
}


def moves(values: Values, context: Context) -> Mapping[str, Any]:
    """Variables for the buttons that `kit.verbs.buttons()` found."""
    return {"moves": [_move(button) for button in values["buttons"] or ()]}


def _move(button: Any) -> dict[str, Any]:
    return {
        "label": button.label,
        "url": button.url,
        "version": str(button.version or ""),  # as text, so that no page groups its digits
        "asks": button.asks,
        "look": button.tone if button.tone in LOOKS else "plain",
        "icon": ICONS.get(button.verb, ""),
        "confirm": getattr(button, "confirm", ""),
    }
