"""The mails to the party that has to file a transfer: one when the clock starts, one in its last days, and which were written.

Each is named by agreement, last day and mark, so a worker that dies among them writes none of them twice; another last day is
told anew. In it stand the agreement's reference and the day, and nothing that the other side has said.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.agreement_law import Clock
from cungcau.brokerage.agreement_models import Agreement, AgreementParty
from cungcau.brokerage.law_words import FILING_ROLES
from cungcau.brokerage.outcome_people import editors_of
from cungcau.brokerage.registering import Answer
from cungcau.kit.ids import urn
from cungcau.kit.policy import can
from cungcau.notices.actions import tell
from cungcau.notices.models import Notice, Outgoing

KIND = "registration_file"
LAST_DAYS = 10  # days of the calendar before the last one
START, LAST = "start", "last"


class Letter(NamedTuple):
    """Who was told on which day; `state`: how it stands with the mail, in words, empty where there was none."""

    name: str
    on: date
    is_last: bool
    state: str


def mark_of_party(left: int) -> str:
    """What is told with so many days left; nothing once it is over: then it is the broker's to speak with them."""
    return "" if left < 0 else LAST if left <= LAST_DAYS else START


def filers_of(agreement: Agreement, answer: Answer) -> list[tuple[User, AgreementParty]]:
    """Who writes today for the party that has to file, and may read the agreement; nobody where it is not known who files."""
    role = FILING_ROLES.get(answer.rule.filer if answer.rule else "", "")
    if not role:
        return []
    sides = AgreementParty.objects.filter(agreement=agreement, party__role=role, party__ended_at=None)
    found: dict[int, tuple[User, AgreementParty]] = {}
    for side in sides.exclude(party__organisation=None).select_related("party__organisation"):
        for person in editors_of(side.party.organisation_id):
            if can(person, "read", agreement):
                found.setdefault(person.pk, (person, side))
    return list(found.values())


def is_out_of_reach(agreement: Agreement, answer: Answer, clock: Clock | None) -> bool:
    """The clock runs and nobody can be told: of the party that files nobody has an account that reads the agreement."""
    known = answer.rule is not None and answer.rule.filer in FILING_ROLES
    return clock is not None and clock.is_running and known and not filers_of(agreement, answer)


def tell_filers(agreement: Agreement, answer: Answer, clock: Clock) -> None:
    """Tells those who were not told yet."""
    mark = mark_of_party(clock.left) if clock.is_running else ""
    if not mark:
        return
    once = f"{agreement.pid}:{clock.deadline:%Y%m%d}:{mark}"
    for person, side in filers_of(agreement, answer):
        organisation: Any = side.party.organisation
        facts = {
            "ref": agreement.ref, "day": f"{clock.deadline:%d/%m/%Y}", "days": clock.left, "last": mark == LAST,
            "sure": answer.is_sure, "organisation_vi": organisation.name_vi, "organisation_en": organisation.name_en,
        }  # fmt: skip
        tell(person, KIND, about=agreement, once=once, is_private=True, **facts)


def letters_of(agreement: Agreement) -> list[Letter]:
    """What was told to the filing party, in the order of time."""
    rows = list(Notice.objects.filter(kind=KIND, subject=urn(agreement)).select_related("user").order_by("created_at", "pk"))
    mails = {mail.once: mail for mail in Outgoing.objects.filter(once__in=[row.once for row in rows])} if rows else {}
    return [
        Letter(
            row.user.name, timezone.localdate(row.created_at), bool(row.facts.get("last")),
            str(mails[row.once].get_state_display()) if row.once in mails else "",
        )
        for row in rows
    ]  # fmt: skip
