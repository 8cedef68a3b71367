"""The lines of a client's history that cases and introductions have, handed to the room of advice below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cungcau.advisory.history import Event, History, on_history
from cungcau.brokerage.case_models import Party
from cungcau.brokerage.case_queries import cases_read_by
from cungcau.brokerage.outcome_queries import outcomes_read_by
from cungcau.kit.duties import midnight
from cungcau.registry.models import Organisation


def case_events(organisation: Organisation, user: Any, most: int) -> Iterator[Event]:
    """Cases in which it is or was a party."""
    own = Party.objects.filter(organisation=organisation).values("case_id")
    for one in cases_read_by(user).filter(pk__in=own).order_by("-opened_at", "-pk")[:most]:
        yield Event(one.opened_at, one.goal, one.get_absolute_url(), one.get_state_display(), "neutral", one.ref)


def introduction_events(organisation: Organisation, user: Any, most: int) -> Iterator[Event]:
    """Introductions of it to somebody else, on either side."""
    own = Q(demand=organisation) | Q(supply=organisation)
    for one in outcomes_read_by(user).filter(own).order_by("-introduced_on", "-pk")[:most]:
        other = (one.supply or one.supply_name) if one.demand_id == organisation.pk else (one.demand or one.demand_name)
        at = midnight(one.introduced_on)
        yield Event(at, str(one), one.get_absolute_url(), one.get_state_display(), "neutral", str(other))


def hand_in_all() -> None:
    on_history(History("cases", _("Cases"), case_events, order=40))
    on_history(History("introductions", _("Introductions"), introduction_events, order=50))
