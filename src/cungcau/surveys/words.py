"""What was heard at a firm, in words for pages and tables."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.surveys.models import ABSORPTION, Visit

CAPACITIES = {
    "finance": gettext_lazy("Finance"), "people": gettext_lazy("Workforce"), "infrastructure": gettext_lazy("Infrastructure"),
    "management": gettext_lazy("Management"),
}  # fmt: skip


def answer_text(kind: str, value: Any) -> str:
    """One answer as it is read: "Yes", "3 of 5", or the words."""
    if value in ("", None):
        return ""
    if kind == "yesno":
        return _("Yes") if value == "yes" else _("No")
    return _("%(value)s of 5") % {"value": value} if kind == "scale" else str(value)


def answers_of(visit: Visit) -> list[tuple[str, str]]:
    """(question, answer) of what was answered, in the order of the campaign's questions."""
    told = ((words, answer_text(kind, visit.answers.get(key))) for key, kind, words in visit.campaign.asked)
    return [(words, answer) for words, answer in told if answer]


def scores_of(visit: Visit) -> list[tuple[str, int]]:
    """(capacity, 1–5) of what was scored."""
    return [(str(CAPACITIES[name]), score) for name in ABSORPTION if (score := visit.absorption[name])]
