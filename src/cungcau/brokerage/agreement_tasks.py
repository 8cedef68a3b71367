"""Reminders of registration: for the owner of a case on some days until it is over, for the party that files on two of them."""

from __future__ import annotations

from django.utils import timezone

from cungcau.brokerage.agreement_kinds import kinds
from cungcau.brokerage.agreement_law import Clock, answer_for, clock_of, keep_last_day
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AgreementState
from cungcau.brokerage.filing_letters import tell_filers
from cungcau.brokerage.registering import Answer
from cungcau.jobs.queue import every, job
from cungcau.kit.policy import can
from cungcau.notices.actions import tell
from cungcau.vocabulary.holidays import calendar

MORNING = 7
# Days before the last one; each is told once. -1: it is over.
MARKS = (30, 10, 3, 0, -1)


def mark_of(left: int) -> int | None:
    """The last mark that was passed with so many days left; None before the first."""
    passed = [mark for mark in MARKS if left <= mark]
    return min(passed, default=None)


@every("hour")
@job
def remind_of_registrations() -> None:
    """On working mornings. Who does not work on the case, or for the party, any more hears nothing."""
    now, worked = timezone.localtime(), calendar()
    if now.hour < MORNING or not worked.is_working(now.date()):
        return
    transferring = [code for code, kind in kinds().items() if kind.transfers]
    rows = Agreement.objects.filter(state=AgreementState.SIGNED, kind__in=transferring, filed_on=None, registered_on=None)
    for agreement in rows.select_related("case__owner"):
        answer = answer_for(agreement, worked)
        keep_last_day(agreement, answer)
        clock = clock_of(agreement, answer, worked)
        if clock is not None:
            tell_filers(agreement, answer, clock)
            _tell_owner(agreement, answer, clock)


def _tell_owner(agreement: Agreement, answer: Answer, clock: Clock) -> None:
    mark, owner = mark_of(clock.left), agreement.case.owner
    if mark is None or owner is None or not owner.is_active or not can(owner, "read_desk", agreement):
        return
    facts = {
        "ref": agreement.ref, "days": max(clock.left, 0), "day": f"{clock.deadline:%d/%m/%Y}", "over": clock.left < 0,
        "sure": answer.is_sure,
    }  # fmt: skip
    once = f"{agreement.pid}:{clock.deadline:%Y%m%d}:{mark}"
    tell(owner, "registration_due", about=agreement, once=once, is_private=True, **facts)
