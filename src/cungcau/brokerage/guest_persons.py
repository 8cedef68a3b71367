"""What is held about people who sent an interest without an account, and what they agreed to."""

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
from cungcau.brokerage.actions import erase_enquiry, forget_enquiry
from cungcau.brokerage.guest_models import Enquiry, EnquiryMessage
from cungcau.brokerage.guest_words import consent
from cungcau.brokerage.guest_workflow import EnquiryState
from cungcau.brokerage.persons import with_mail
from cungcau.kit.policy import SYSTEM
from cungcau.registry.models import How

SHOWN = (
    "pid", "state", "title_vi", "title_en", "language", "about", "wish", "question", "approach", "trl", "months", "cost_min",
    "cost_max", "conditions", "organisation_name", "name", "email", "phone", "named", "consent_version", "consent_purpose",
    "consent_at", "agreed_at", "sent_at", "verified_at", "settled_at",
)  # fmt: skip


def declare_people() -> None:
    on_person("brokerage.enquiry", "name", "email", "phone", rows=enquiries_of, shown=SHOWN, forget=_forget)
    on_person("brokerage.enquirymessage", rows=_messages_of, shown=("at", "from_guest", "text"))
    on_person("brokerage.enquiry", "claimed_by", rows=_claimed_by, shown=("pid", "title_vi", "title_en", "claim_state"))
    no_person(
        "brokerage.enquiry", organisation_name=gettext_lazy("The name of an organisation."),
        flags=gettext_lazy("Codes of suspicion."),
    )  # fmt: skip
    on_agreed(_agreed)
    for state in (EnquiryState.SENT, EnquiryState.SPAM, EnquiryState.DECLINED, EnquiryState.WITHDRAWN):
        on_kept(f"enquiries_{state}", partial(_old, state), _forget_rows)


def enquiries_of(person: Person) -> QuerySet[Enquiry]:
    """Sent from one of her addresses; not yet proved ones too, for they hold her name as well."""
    return Enquiry.objects.filter(with_mail("email", person))


def _claimed_by(person: Person) -> QuerySet[Enquiry]:
    return Enquiry.objects.filter(claimed_by__in=person.accounts).exclude(pk__in=enquiries_of(person))


def _messages_of(person: Person) -> QuerySet[EnquiryMessage]:
    return EnquiryMessage.objects.filter(enquiry__in=enquiries_of(person))


def _old(state: str, limit: datetime) -> QuerySet[Enquiry]:
    since = Coalesce(F("settled_at"), F("sent_at"))
    return Enquiry.objects.alias(since=since).filter(Q(state=state), since__lt=limit)


def _forget_rows(rows: QuerySet[Enquiry]) -> None:
    """Of what nobody has confirmed the whole row goes: the address may be anybody's. The others are emptied and still counted."""
    for enquiry in rows:
        (forget_enquiry if enquiry.state == EnquiryState.SENT else erase_enquiry)(enquiry, by=SYSTEM)


def _forget(person: Person, _instead: str) -> None:
    _forget_rows(enquiries_of(person).exclude(state=EnquiryState.ERASED))


def _agreed(person: Person) -> Iterator[Agreed]:
    for row in enquiries_of(person).exclude(consent_at=None):
        yield Agreed(
            key=f"enquiry:{row.pid}", purpose=_("An interest sent without an account"), words=row.consent_purpose,
            version=row.consent_version, law=consent().law, place=str(row),
            given_on=timezone.localdate(row.consent_at) if row.consent_at else None, given_how=str(How.FORM.label),
            recorded_by="", withdrawn_on=None, withdrawn_how="",
            follows=_("What was typed is erased, and the interest is withdrawn as long as the contacts are not open."),
            withdraw=None if row.state == EnquiryState.SENT else partial(_withdraw, row),
        )  # fmt: skip


def _withdraw(row: Enquiry, by: Any, _how: str) -> None:
    erase_enquiry(row, by=by)
