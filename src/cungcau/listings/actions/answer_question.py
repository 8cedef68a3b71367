"""Answer, by a signed link, what was asked about a listing."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.actions.confirm_listing import confirm_listing
from cungcau.listings.actions.flag_listing import flag_listing
from cungcau.listings.actions.renew_listing import renew_listing
from cungcau.listings.actions.withdraw_listing import withdraw_listing
from cungcau.listings.models import Purpose, Question
from cungcau.listings.questions import ANSWERS
from cungcau.trail.change import change, stale


def answer_question(question: Question, answer: str, *, by: Any, note: str = "") -> Question:
    """`answer` is one of `questions.ANSWERS`; what it means is done to the listing in hand, in the same transaction.

    A second answer changes nothing. Raises KeyError for no answer, Stale where the listing was changed meanwhile, IllegalMove,
    PermissionDenied, Refused.
    """
    verb = ANSWERS[answer]
    if question.answered_at:
        return question
    listing = question.listing
    with change(question, "answer", by=by, answer=answer, listing=listing.pid):
        if not Question.objects.filter(pk=question.pk, answered_at=None).update(answer=answer, answered_at=timezone.now()):
            raise stale(question)
        if verb == "flag":
            flag_listing(listing, by=by, note=note, via="mail")
        elif verb == "withdraw":
            withdraw_listing(listing, by=by, note=note, reason=answer, via="mail")
        elif question.purpose == Purpose.RENEW:
            renew_listing(listing, by=by, via="mail")
        else:
            confirm_listing(listing, by=by, via="mail")
        question.refresh_from_db(fields=["answer", "answered_at"])
    return question
