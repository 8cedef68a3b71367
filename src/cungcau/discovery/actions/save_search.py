"""Keep a search to look at it again."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cungcau.discovery.models import Rhythm, SavedSearch
from cungcau.kit.errors import Refused
from cungcau.trail.change import change

MOST = 50


def save_search(name: str, query: str, *, by: Any, rhythm: str = Rhythm.DAILY, by_mail: bool = False) -> SavedSearch:
    """`query` is the search's address behind the question mark. What she has saved already is given back as it is.

    Raises PermissionDenied, Refused above MOST searches.
    """
    known = SavedSearch.objects.filter(user=by.pk)
    if same := known.filter(query=query).first():
        return same
    saved = SavedSearch(name=name, query=query, rhythm=rhythm, by_mail=by_mail)
    saved.user_id = by.pk
    if known.count() >= MOST:
        raise Refused("too_many", _("You have saved %s searches, which is the most. Take one away first.") % MOST)
    try:
        with transaction.atomic(), change(saved, "save_search", by=by):
            saved.save()
    except IntegrityError:  # the other press of the same button
        return known.get(query=query)
    return saved
