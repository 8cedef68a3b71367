"""Questions that the house asks by mail: whom, when, and the signed link that leads to the answer.

A link is bound to one question, and so to one listing, one person, one purpose and one round of it; forging it takes the secret
key. Opening it changes nothing (mail programs open links to look at them); an answer is one press of a button, and counts once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from cungcau.access.models import User
from cungcau.kit.ids import urn
from cungcau.kit.policy import can
from cungcau.listings import life
from cungcau.listings.models import Listing, Purpose, Question
from cungcau.listings.queries import authors_of
from cungcau.listings.who import Bearer
from cungcau.listings.workflow import State
from cungcau.registry.models import Contact

SALT = "cungcau.listings.question"
LINK_FOR = timedelta(days=60)  # from the last mail that told of it
FIRST, AGAIN, LAST = 1, 2, 3
AGAIN_AFTER = timedelta(days=14)
LAST_BEFORE = timedelta(days=7)  # before it is stale, or before its last day
ASKED_WHEN_EXPIRED = timedelta(days=30)
# Answer → the verb of the listing that it is. "yes" is the verb of the question's purpose.
ANSWERS = {"yes": "", "changed": "flag", "not_needed": "withdraw", "solved_elsewhere": "withdraw"}


@dataclass(frozen=True)
class Person:
    """Who is asked: somebody with an account, or the firm's contact who has agreed to be written to."""

    email: str
    name: str
    language: str
    user: User | None = None
    contact: Contact | None = None

    @property
    def key(self) -> str:
        return urn(self.user or self.contact)


@dataclass(frozen=True)
class Due:
    """What is to be asked about a listing now; `step` is FIRST, AGAIN or LAST."""

    listing: Listing
    purpose: str
    step: int

    @property
    def round(self) -> str:
        return round_of(self.listing, self.purpose)


def people_asked(listing: Listing) -> list[Person]:
    """Its authors who may answer, and its contact where she has consented and not withdrawn it; each address once."""
    users = [user for user in authors_of(listing) if not user.is_invited and can(user, "confirm", listing)]
    found = [Person(user.email, user.name, user.language, user=user) for user in users]
    contact = listing.contact
    if contact and may_be_written_to(contact) and contact.email.lower() not in {one.email.lower() for one in found}:
        found.append(Person(contact.email, contact.name, "vi", contact=contact))
    return found


def may_be_written_to(contact: Contact) -> bool:
    return bool(contact.email and contact.consent_on and not contact.withdrawn_on)


def round_of(listing: Listing, purpose: str) -> str:
    """What a question of that purpose is about now: once it is something else, an older question is settled."""
    if purpose == Purpose.RENEW:
        return listing.valid_until.isoformat() if listing.valid_until else ""
    return listing.confirmed_at.isoformat() if listing.confirmed_at else ""


def due_of(listing: Listing, now: datetime) -> Due | None:
    """What is to be asked about it now, if anything; a listing near its last day is only asked whether to renew it."""
    today = timezone.localdate(now)
    if listing.state == State.EXPIRED:
        recently = listing.published_at and listing.valid_until and listing.valid_until >= today - ASKED_WHEN_EXPIRED
        return Due(listing, Purpose.RENEW, LAST) if recently else None
    if not listing.is_in_force or listing.confirmed_at is None:
        return None
    if listing.is_ending and listing.valid_until:
        return Due(listing, Purpose.RENEW, AGAIN if listing.valid_until <= today + LAST_BEFORE else FIRST)
    age = now - listing.confirmed_at
    if age < life.ask_after():
        return None
    if age >= life.stale_after() - LAST_BEFORE:
        return Due(listing, Purpose.CONFIRM, LAST)
    return Due(listing, Purpose.CONFIRM, AGAIN if age >= life.ask_after() + AGAIN_AFTER else FIRST)


def listings_due() -> QuerySet[Listing]:
    """Every listing about which something may have to be asked now; those asked about longest ago confirmed come first."""
    today = timezone.localdate()
    expired = Q(state=State.EXPIRED, published_at__isnull=False, valid_until__gte=today - ASKED_WHEN_EXPIRED)
    rows = Listing.objects.filter(life.due() | life.ending() | expired).exclude(organisation__state="suspended")
    answers = Prefetch("questions", Question.objects.exclude(answered_at=None), "answered")
    return rows.select_related("organisation", "contact").prefetch_related(answers).order_by("last_confirmed_at", "pk")


def due_by_person(rows: Iterable[Listing], now: datetime) -> list[tuple[Person, list[Due]]]:
    """Who is to be asked what; a listing of which somebody has answered in this round asks nobody else."""
    found: dict[str, tuple[Person, list[Due]]] = {}
    for listing in rows:
        due = due_of(listing, now)
        if due is None or any((one.purpose, one.round) == (due.purpose, due.round) for one in listing.answered):  # type: ignore[attr-defined]
            continue
        for person in people_asked(listing):
            found.setdefault(person.key, (person, []))[1].append(due)
    return list(found.values())


def link_of(question: Question, language: str) -> str:
    """The path of the page that asks it, in the language of the mail."""
    return reverse("listings:answer", args=[question.pid, token_of(question)]) + f"?lang={language}"


def token_of(question: Question) -> str:
    person = f"user:{question.user_id}" if question.user_id else f"contact:{question.contact_id}"
    bound = f"{question.pid}|{question.listing_id}|{person}|{question.purpose}|{question.round}"
    return salted_hmac(SALT, bound, algorithm="sha256").hexdigest()[:40]


def question_with(pid: str, token: str) -> Question | None:
    """The question of a link; None where the link is none of ours."""
    question = Question.objects.select_related("listing__organisation", "user", "contact").filter(pid=pid).first()
    return question if question and constant_time_compare(token_of(question), token) else None


def asked_of(question: Question) -> Any:
    """Who answers by the link: the person with an account, or the bearer of the link."""
    if question.user:
        return question.user
    contact: Any = question.contact
    return Bearer(contact.name, question.listing_id, contact.pk)


def is_valid(question: Question) -> bool:
    """May the person still answer for the firm: she works there and has an account, or has not withdrawn her consent?"""
    if question.contact and not (may_be_written_to(question.contact) and question.listing.contact_id == question.contact_id):
        return False
    return can(asked_of(question), "answer", question) and can(asked_of(question), "confirm", question.listing)


def is_open(question: Question) -> bool:
    """Is it still to be answered: nobody has, and it is about how the listing stands now?"""
    listing = question.listing
    if question.answered_at or question.round != round_of(listing, question.purpose):
        return False
    return listing.is_in_force or (question.purpose == Purpose.RENEW and listing.state == State.EXPIRED)
