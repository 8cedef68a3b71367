"""A form of a new listing that is sent more than once makes one draft.

The form brings along the id that its listing will have. What comes again with the same words is the same press; other words
(she went back and corrected something) are an edit of the draft.
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError
from django.http import QueryDict

from cungcau.kit.ids import new_pid, pid_or_new
from cungcau.kit.longform.keeping import mark_of
from cungcau.listings.actions import draft_listing
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
from cungcau.trail.queries import history_of

FIRST_VERSION = 1
ATTEMPTS = 5


def begun_with(data: QueryDict, user: Any, organisation: Organisation, kind: str) -> Listing | None:
    """The draft that this person has already begun with this very form."""
    pid = data.get("draft", "").replace("\x00", "")
    return Listing.objects.filter(pid=pid, created_by=user.pk, organisation=organisation, kind=kind).first() if pid else None


def was_sent(listing: Listing, data: QueryDict) -> bool:
    """Are these the words that were written into it last, when it was begun?"""
    last = history_of(listing).filter(verb__in=("draft", "edit")).first()
    return last is not None and last.facts.get("sent") == mark_of_words(data)


def draft_once(organisation: Organisation, kind: str, *, by: Any, data: QueryDict, values: dict[str, Any]) -> Listing:
    """Begin it under the form's id. Who comes second at the same moment gets the first one's draft, or the next reference."""
    pid = pid_or_new(data.get("draft", ""))
    attempts = 0
    while True:
        try:
            return draft_listing(organisation, kind, by=by, pid=pid, sent=mark_of_words(data), **values)
        except IntegrityError:
            attempts += 1
            if begun := begun_with(data, by, organisation, kind):
                return begun
            if attempts == ATTEMPTS:
                raise
            if Listing.objects.filter(pid=pid).exists():
                pid = new_pid()  # it is somebody else's


def mark_of_words(data: QueryDict) -> str:
    """The mark of a listing's form; which kind it is, the script sends besides."""
    return mark_of(data, besides=("kind",))
