"""What introductions, incoming mail and registrations ask an officer to do: handed in beside what cases do (`duty`)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW, AgreementState
from cungcau.brokerage.case_models import Case, LogEntry
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.duty import own_cases, works
from cungcau.brokerage.message_models import IncomingMail
from cungcau.brokerage.message_queries import decides_on_mail, mails_of
from cungcau.brokerage.outcome_models import Answer, Introduction
from cungcau.brokerage.outcome_queries import contradicted_for
from cungcau.brokerage.outcome_workflow import INTRODUCTION_FLOW
from cungcau.brokerage.queries import works_at_desk
from cungcau.kit import duties
from cungcau.kit.duties import Act, Line, Source
from cungcau.kit.policy import visible

NEAR = timedelta(days=30)


def contradictions(user: Any, group: str) -> QuerySet[Introduction]:
    """The two sides of her introductions say what cannot both be true."""
    return contradicted_for(user).order_by("introduced_on", "pk")


def contradiction_lines(rows: list[Introduction], user: Any) -> list[Line]:
    """`since`: when the later of the two answers came."""
    label = INTRODUCTION_FLOW.moves["settle"].label
    answered = Answer.objects.filter(introduction__in=rows).order_by().values_list("introduction").annotate(Max("at"))
    since = dict(answered)
    return [
        Line(
            str(row), row.get_absolute_url(),
            Act(label, reverse("brokerage:outcome_act", args=[row.pid, "settle"]), version=row.version),
            note=str(row.get_state_display()), since=timezone.localdate(since[row.pk]) if row.pk in since else None,
        )
        for row in rows
    ]  # fmt: skip


def unanswered(user: Any, group: str) -> QuerySet[Case]:
    """The last word in the log is a side's: it waits for somebody who reads and answers."""
    newest = LogEntry.objects.filter(case=OuterRef("pk")).order_by("-at", "-pk")
    rows = own_cases(user).filter(state__in=AT_WORK).annotate(last_word=Subquery(newest.values("writer")[:1]))
    return rows.filter(last_word__isnull=False).order_by("next_due", "pk")


def unanswered_lines(rows: list[Case], user: Any) -> list[Line]:
    said = LogEntry.objects.filter(case__in=rows).exclude(writer=None).order_by().values_list("case").annotate(Max("at"))
    since = dict(said)
    label = _("Write a message")
    return [
        Line(
            case.goal, f"{case.get_absolute_url()}#thread",
            Act(label, reverse("brokerage:write_message", args=[case.pid]), version=case.version),
            note=case.ref, since=timezone.localdate(since[case.pk]) if case.pk in since else None,
        )
        for case in rows
    ]  # fmt: skip


def held_mails(user: Any, group: str) -> QuerySet[IncomingMail]:
    """Somebody decides today whether it enters a case."""
    return mails_of(user, held=True).order_by("at", "pk")


def held_lines(rows: list[IncomingMail], user: Any) -> list[Line]:
    """The subject may tell what is confidential: it is read on the page of the mail."""
    return [
        Line(
            row.sender_email, reverse("brokerage:held_mail", args=[row.pid]),
            Act(_("Look at it"), reverse("brokerage:held_mail", args=[row.pid])),
            note=row.case.ref if row.case else "", since=timezone.localdate(row.at),
        )
        for row in rows
    ]  # fmt: skip


def registrations(user: Any, group: str) -> QuerySet[Agreement]:
    """Signed transfers of her cases that are not filed: the last day is past, or it is near."""
    today = timezone.localdate()
    days = {"file_by__lt": today} if group == duties.OVERDUE else {"file_by__range": (today, today + NEAR)}
    signed = Agreement.objects.filter(state=AgreementState.SIGNED, filed_on=None, registered_on=None, **days)
    return visible(user, signed.filter(Q(case__owner=user.pk) | Q(case__second=user.pk)), "read_desk").order_by("file_by", "pk")


def registration_lines(rows: list[Agreement], user: Any) -> list[Line]:
    label, last = AGREEMENT_FLOW.moves["register_agreement"].label, _("Last day for filing")
    return [
        Line(
            row.title, row.get_absolute_url(),
            Act(label, reverse("brokerage:agreement_act", args=[row.pid, "register_agreement"]), version=row.version),
            note=f"{row.ref} · {last}", due=row.file_by,
        )
        for row in rows
    ]  # fmt: skip


def hand_in_all() -> None:
    told = _("Contradiction")
    today = (duties.TODAY,)
    duties.hand_in(Source("brokerage.contradiction", told, today, contradictions, contradiction_lines, works_at_desk, order=11))
    said = _("Message without an answer")
    duties.hand_in(Source("brokerage.unanswered", said, today, unanswered, unanswered_lines, works, order=13))
    filing = _("Registration of a transfer")
    groups = (duties.OVERDUE, duties.EXPIRING)
    duties.hand_in(Source("brokerage.registration", filing, groups, registrations, registration_lines, works, order=15))
    held = _("Mail held back")
    duties.hand_in(Source("brokerage.held", held, today, held_mails, held_lines, decides_on_mail, order=19))
