"""What several verbs of a case share: entering a stage, who is there, when somebody was in touch last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import (
    Case,
    Left,
    LogEntry,
    LogKind,
    Party,
    PartyRole,
    StageEntry,
    Turn,
)
from cungcau.brokerage.models import Contact
from cungcau.brokerage.stages import days_of
from cungcau.kit.errors import Refused
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
from cungcau.vocabulary.holidays import calendar

SIDES = (PartyRole.DEMAND, PartyRole.SUPPLY)
NOBODY = Contact("", "", "")
# The columns of a case that does not rest.
AWAKE: dict[str, Any] = {"pause_reason": "", "paused_on": None, "paused_until": None}
# Those of a case that is over: it does not rest, and nothing is planned in it. The trail keeps what was.
OVER_NOW: dict[str, Any] = {**AWAKE, "next_action": "", "next_due": None, "turn": Turn.US}


def stage_due(code: str) -> date:
    """The last day of the time meant for the stage, where it is entered today."""
    return calendar().due_after(timezone.localdate(), days_of(code))


def planned_in(case: Case) -> dict[str, str]:
    """For the trail of a case that ends: what was still to be done."""
    return {"planned": case.next_action} if case.next_action else {}


def refuse_past(day: date | None, field: str) -> None:
    """What is to be done is due today or later. Raises Refused."""
    if day is not None and day < timezone.localdate():
        raise Refused("past", _("This day is over. Give today or a later day."), field=field)


def present_entry(case: Case) -> StageEntry:
    return case.entries.get(left_at=None)


def missing_sides(case: Case) -> list[str]:
    """The sides of which nobody takes part now."""
    there = set(case.parties.filter(ended_at=None).values_list("role", flat=True))
    return [str(side.label) for side in SIDES if side not in there]


def done_stages(case: Case) -> set[str]:
    return set(case.entries.filter(how=Left.DONE).values_list("stage", flat=True))


def last_contact(case: Case) -> date | None:
    """The newest day on which somebody was in touch, by the log without what was corrected."""
    rows = LogEntry.objects.filter(~Q(kind=LogKind.NOTE) | Q(writer__isnull=False), case=case, correction=None)
    return rows.order_by("-on").values_list("on", flat=True).first()


def keep_last_contact(case: Case) -> None:
    """The row is touched before the log is read: who writes into it at the same moment waits, and then counts this entry too."""
    rows = Case.objects.filter(pk=case.pk)
    rows.update(last_contact_on=F("last_contact_on"))
    case.last_contact_on = last_contact(case)
    rows.update(last_contact_on=case.last_contact_on)


def takes_part(case: Case, organisation: Organisation) -> bool:
    return case.parties.filter(organisation=organisation, ended_at=None).exists()


def is_there(case: Case, party: Party) -> bool:
    """Does this party of the case take part now?"""
    return case.parties.filter(pk=party.pk, ended_at=None).exists()


def party_of(case: Case, role: str, organisation: Organisation | None, name: str = "", contact: Contact = NOBODY) -> Party:
    """Not saved yet."""
    reached = {f"contact_{part}": value for part, value in contact._asdict().items()}
    return Party(case=case, role=role, organisation=organisation, name="" if organisation else name, **reached)


def contact_of(listing: Listing) -> Contact:
    """Whom the point calls about the listing, where that person's consent holds."""
    known = listing.contact
    return Contact(known.name, known.phone, known.email) if known and not known.withdrawn_on else NOBODY


def jumped_over(case: Case, codes: Iterable[str], reason: str) -> list[StageEntry]:
    """Rows for the stages that are passed by; not saved yet."""
    now: Any = timezone.now()
    return [StageEntry(case=case, stage=code, entered_at=now, left_at=now, how=Left.SKIPPED, reason=reason) for code in codes]
