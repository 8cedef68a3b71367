"""Ask a person by mail whether listings are still current, or shall be renewed."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from cungcau.kit.fields import in_language
from cungcau.listings.models import Question
from cungcau.listings.questions import LAST, LINK_FOR, Due, Person, link_of
from cungcau.notices.actions import queue_mail, tell
from cungcau.notices.letters import absolute
from cungcau.trail.change import change

MOST = 20  # listings in one mail; the others come with the next round


def ask_about_listings(person: Person, due: list[Due], *, by: Any) -> list[Question]:
    """One mail about all of them; what was asked before, at this step, is left out. Nobody is written to twice.

    The steps are counted up in the transaction that queues the mail: who dies in between has done neither.
    """
    with transaction.atomic():
        claimed = (question for one in due if (question := _asked(person, one, by)) is not None)
        asked = list(islice(claimed, MOST))
        if asked:
            _write(person, asked)
    return asked


def _asked(person: Person, due: Due, by: Any) -> Question | None:
    """Claim the step of this question; None where another hand was first, or it was answered."""
    now = timezone.now()
    question, _is_new = Question.objects.get_or_create(
        listing=due.listing, purpose=due.purpose, round=due.round, user=person.user, contact=person.contact,
        defaults={"expires_at": now + LINK_FOR},
    )  # fmt: skip
    open_ones = Question.objects.filter(pk=question.pk, told__lt=due.step, answered_at=None)
    if not open_ones.update(told=due.step, expires_at=now + LINK_FOR):
        return None
    with change(question, "ask", by=by, step=due.step, listing=due.listing.pid):
        question.refresh_from_db()
        question.listing = due.listing
    return question


def _write(person: Person, asked: list[Question]) -> None:
    first = asked[0]
    titles = {f"title_{language}": in_language(first.listing, "title", language)[0] for language in ("vi", "en")}
    facts = {**titles, "count": len(asked), "purpose": first.purpose, "last": all(one.told == LAST for one in asked)}
    once = f"{first.pid}:{first.told}"
    all_of_them = reverse("listings:attention") if person.user else ""
    if person.user:
        about = first.listing if len(asked) == 1 else None
        tell(person.user, "listings_due", about=about, url=all_of_them, once=once, by_mail=False, **facts)
    with translation.override(person.language):
        items = [_item(question, person.language) for question in asked]
    queue_mail(
        "listings_due", to=person.email, name=person.name, language=person.language, once=f"listings_due:{once}:{person.key}",
        is_secret=True, items=items, page=absolute(all_of_them) if all_of_them else "", **facts,
    )  # fmt: skip


def _item(question: Question, language: str) -> dict[str, Any]:
    """What the mail says of one listing: its title and nothing else of what it says."""
    listing = question.listing
    confirmed = timezone.localdate(listing.confirmed_at) if listing.confirmed_at else None
    shown = {"confirmed": confirmed, "stale_on": listing.stale_on, "last_day": listing.valid_until}
    days = {name: date_format(day, "SHORT_DATE_FORMAT") if day else "" for name, day in shown.items()}
    return {
        "title": in_language(listing, "title", language)[0], "ref": listing.ref or "", "purpose": question.purpose,
        "expired": listing.state == "expired", "stale": listing.is_stale, "link": absolute(link_of(question, language)), **days,
    }  # fmt: skip
