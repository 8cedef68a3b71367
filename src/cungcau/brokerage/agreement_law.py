"""What the law asks of one agreement: the test of registration with its clock, and the contents that are still missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AgreementState
from cungcau.brokerage.contents import Content, Edition, contents
from cungcau.brokerage.contents import edition_on as contents_on
from cungcau.brokerage.listed import listed_fact
from cungcau.brokerage.registering import Answer, decide, last_day
from cungcau.kit.errors import Refused
from cungcau.vocabulary.holidays import Calendar, calendar


@dataclass(frozen=True)
class Clock:
    """`left`: days of the calendar until the last one, negative after it; `decision`: when the authority should have decided."""

    deadline: date
    left: int
    is_running: bool
    decision: date | None = None

    @property
    def is_over(self) -> bool:
        return self.is_running and self.left < 0


@dataclass(frozen=True)
class ContentLine:
    content: Content
    tick: Any

    @property
    def is_missing(self) -> bool:
        return self.tick is None and self.content.obligatory


def facts_of(agreement: Agreement) -> dict[str, str]:
    """What was confirmed about an entry of the lists of the law counts as well as what the officer said herself."""
    names = ("licensed", "direction", "budget", "certified")
    said = {name: getattr(agreement, name) for name in names}
    if not agreement.about.transfers:
        return {"transfers": "no", "listed": agreement.listed, **said}
    return {"transfers": "yes", "listed": listed_fact(agreement), **said}


def answer_for(agreement: Agreement, worked: Calendar | None = None) -> Answer:
    worked, today = worked or calendar(), timezone.localdate()
    return decide(facts_of(agreement), today=today, signed_on=agreement.signed_on, due_after=worked.due_after)


def refuse_prohibited(agreement: Agreement) -> None:
    """Raises Refused where, by what is noted, the law prohibits the transfer."""
    if agreement.about.transfers and answer_for(agreement).outcome == "stop":
        message = _("By what is noted here the law prohibits this transfer. Void the agreement, or mend what is noted.")
        raise Refused("prohibited", message)


def keep_last_day(agreement: Agreement, answer: Answer | None = None) -> None:
    """What the list of duties asks the database for follows from the test, once it is signed; called inside a verb or a job."""
    last = (answer or answer_for(agreement)).deadline if agreement.signed_on else None
    if last != agreement.file_by:
        Agreement.objects.filter(pk=agreement.pk).update(file_by=last)
        agreement.file_by = last


def clock_of(agreement: Agreement, answer: Answer, worked: Calendar | None = None) -> Clock | None:
    """None where there is no last day. Filing stops it; then it says when a decision is due."""
    if answer.deadline is None:
        return None
    today, decided = timezone.localdate(), answer.rule.decided if answer.rule else 0
    decision = None
    if agreement.filed_on and decided and not agreement.registered_on:
        decision = last_day(agreement.filed_on, decided, "working", (worked or calendar()).due_after)
    running = agreement.state == AgreementState.SIGNED and not agreement.filed_on and not agreement.registered_on
    return Clock(answer.deadline, (answer.deadline - today).days, running, decision)


def content_lines(agreement: Agreement) -> list[ContentLine]:
    ticks = {tick.clause: tick for tick in agreement.clause_ticks.select_related("by")}  # type: ignore[attr-defined]
    return [ContentLine(one, ticks.get(one.code)) for one in contents().values()]


def contents_edition(agreement: Agreement) -> Edition | None:
    return contents_on(agreement.signed_on or timezone.localdate())
