"""Is an expert free to judge something of an organisation? What she declared, and where she works or worked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.registry.models import Affiliation, Expert, Interest, Organisation

NEAR_PAST = timedelta(days=2 * 365)  # who has left an organisation so lately is told


@dataclass(frozen=True)
class Conflict:
    """`refuses`: she must not judge it; else it is told. `interest` is the declaration, None for where she works."""

    refuses: bool
    words: str
    interest: Interest | None = None


def conflicts(
    expert: Expert, organisation: Organisation, fields: Collection[str] = (), day: date | None = None
) -> list[Conflict]:
    """What ties the expert to the organisation, or to these fields (codes), on a day; those that refuse first."""
    return conflicts_of([expert], organisation, fields, day).get(expert.pk, [])


def conflicts_of(
    experts: Iterable[Expert], organisation: Organisation, fields: Collection[str] = (), day: date | None = None
) -> dict[int, list[Conflict]]:
    """The same for many experts, by their keys, in two queries."""
    day = day or timezone.localdate()
    rows = {expert.pk: expert for expert in experts}
    found: dict[int, list[Conflict]] = defaultdict(list)
    declared = Interest.objects.filter(expert__in=rows).filter(Q(organisation=organisation) | Q(field__code__in=fields))
    for interest in declared.select_related("organisation", "field"):
        if interest.holds_on(day):
            found[interest.expert_id].append(_declared(interest, organisation))
    for past in Affiliation.objects.filter(expert__in=rows, organisation=organisation):
        if past.until is None or past.until > day:
            found[past.expert_id].append(Conflict(True, _("Works for the organisation.")))
        elif past.until >= day - NEAR_PAST:
            found[past.expert_id].append(Conflict(False, _("Worked for the organisation until %(day)s.") % {"day": past.until}))
    return {key: sorted(told, key=lambda one: not one.refuses) for key, told in found.items()}


def _declared(interest: Interest, organisation: Organisation) -> Conflict:
    towards = interest.organisation_id == organisation.pk
    facts = {"tie": interest.get_tie_display(), "what": interest.organisation if towards else interest.field}
    words = _("Declared: %(tie)s (%(what)s).") % facts
    return Conflict(towards and interest.refuses, f"{words} {interest.note}".strip(), interest)
