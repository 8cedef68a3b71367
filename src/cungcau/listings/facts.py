"""Facts that the trail keeps of what was done to a listing."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

# Why something was withdrawn, where its owner has chosen among these.
REASONS = {"not_needed": _("no longer needed or offered"), "solved_elsewhere": _("solved elsewhere")}


def told(**facts: Any) -> dict[str, Any]:
    """The facts that say something; empty ones are not kept."""
    return {name: value for name, value in facts.items() if value}
