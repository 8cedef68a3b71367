"""What the public form holds about people, and what its senders agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.access.keeping import on_kept
from cungcau.access.persons import Agreed, Person, no_person, on_agreed, on_person
from cungcau.intake.actions import erase_submission, forget_submission
from cungcau.intake.consent import consent
from cungcau.intake.models import Message, Submission
from cungcau.intake.workflow import State
from cungcau.kit.policy import SYSTEM
from cungcau.registry.models import How

SHOWN = (
    "pid", "state", "language", "title", "problem", "current_technology", "result", "budget", "deadline", "organisation_name",
    "tax_code", "name", "email", "new_email", "phone", "anonymity", "consent_version", "consent_purpose", "consent_at",
    "campaign", "sent_at", "verified_at", "settled_at",
)  # fmt: skip


def declare_people() -> None:
    on_person("intake.submission", "name", "email", "new_email", "phone", rows=submissions_of, shown=SHOWN, forget=_forget)
    on_person("intake.message", rows=_messages_of, shown=("at", "from_sender", "text"))
    no_person(
        "intake.submission", organisation_name=gettext_lazy("The name of an organisation."),
        flags=gettext_lazy("Codes of suspicion."),
    )  # fmt: skip
    on_person("intake.block", "value")
    on_agreed(_agreed)
    for state in (State.SENT, State.SPAM, State.DECLINED, State.WITHDRAWN):
        on_kept(f"submissions_{state}", partial(_old, state), _forget_rows)


def submissions_of(person: Person) -> QuerySet[Submission]:
    """Sent from one of her addresses; not yet proved ones too, for they hold her name as well."""
    return Submission.objects.filter(Q(email__in=person.mails) | Q(new_email__in=person.mails))


def _old(state: str, limit: datetime) -> QuerySet[Submission]:
    since = Coalesce(F("settled_at"), F("sent_at"))
    return Submission.objects.alias(since=since).filter(state=state, since__lt=limit)


def _forget_rows(rows: QuerySet[Submission]) -> None:
    """Of what nobody has confirmed the whole row goes: the address may be anybody's. The others are emptied and still counted."""
    for submission in rows:
        (forget_submission if submission.state == State.SENT else erase_submission)(submission, by=SYSTEM)


def _messages_of(person: Person) -> QuerySet[Message]:
    return Message.objects.filter(submission__in=submissions_of(person))


def _forget(person: Person, _instead: str) -> None:
    """Whole submissions go, as when a sender asks by her link. The contact made of one is erased with the person's other
    records, which keeps the days of her consent: here it is let be."""
    for submission in submissions_of(person).exclude(state=State.ERASED):
        if submission.state == State.SENT:
            forget_submission(submission, by=SYSTEM)
            continue
        submission.contact_pid = ""
        erase_submission(submission, by=SYSTEM)


def _agreed(person: Person) -> Iterator[Agreed]:
    for row in submissions_of(person).exclude(consent_at=None):
        is_over = row.state == State.ERASED
        yield Agreed(
            key=f"submission:{row.pid}", purpose=_("A need sent by the public form"), words=row.consent_purpose,
            version=row.consent_version, law=consent().law, place=str(row), given_on=timezone.localdate(row.consent_at),
            given_how=str(How.FORM.label), recorded_by="",
            withdrawn_on=timezone.localdate(row.settled_at) if is_over and row.settled_at else None, withdrawn_how="",
            follows=_(
                "What was typed is erased: the need, name, address and phone. A listing made of it stays its organisation's."
            ),
            withdraw=None if is_over or row.state == State.SENT else partial(_withdraw, row),
        )  # fmt: skip


def _withdraw(row: Submission, by: Any, _how: str) -> None:
    erase_submission(row, by=by)
