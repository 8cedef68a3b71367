"""Which records somebody takes out: the filters of the export page as lookups."""

from __future__ import annotations

from typing import Any

from cungcau.exchange.models import Side
from cungcau.listings.models import Listing
from cungcau.listings.workflow import State
from cungcau.registry.models import Expert, Organisation
from cungcau.registry.workflow import ExpertState, OrganisationState

STATES = {
    Side.NEED: State.choices, Side.OFFER: State.choices, Side.ORGANISATION: OrganisationState.choices,
    Side.EXPERT: ExpertState.choices,
}  # fmt: skip
MODELS: dict[str, Any] = {Side.NEED: Listing, Side.OFFER: Listing, Side.ORGANISATION: Organisation, Side.EXPERT: Expert}


def lookups(side: str, filters: dict[str, str]) -> dict[str, Any]:
    """`filters`: state (a code), field (a code of science and technology, with what is under it), since (a day, ISO)."""
    found: dict[str, Any] = {}
    if state := filters.get("state"):
        found["state"] = state
    if since := filters.get("since"):
        found["updated_at__date__gte"] = since
    if field := filters.get("field"):
        of_field = MODELS[side].objects.filter(terms__scheme_id="field", terms__code__startswith=field)
        found["pk__in"] = of_field.values("pk")
    return found
