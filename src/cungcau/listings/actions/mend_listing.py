"""Mark a moderator's comments as mended, and answer them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from cungcau.listings.models import Comment, Listing
from cungcau.trail.change import change


def mend_listing(
    listing: Listing, *, by: Any, shown: Iterable[str], mended: Iterable[str], answers: Mapping[str, str] | None = None
) -> Listing:
    """Of the comments shown (pids) exactly those in `mended` are marked; `answers`: pid → words for the moderator.

    Writes nothing where nothing differs from before.
    """
    answers, marked = answers or {}, set(mended)
    changed: list[Comment] = []
    for one in listing.comments.filter(pid__in=set(shown), closed_at=None):
        wanted = one.pid in marked, answers.get(one.pid, one.answer)[:1000]
        if wanted != (one.mended_at is not None, one.answer):
            one.mended_at = (one.mended_at or timezone.now()) if wanted[0] else None
            one.mended_by, one.answer = (by.name if wanted[0] else ""), wanted[1]
            changed.append(one)
    if changed:
        with change(listing, "mend", by=by, comments=[one.pid for one in changed]):
            Comment.objects.bulk_update(changed, ["mended_at", "mended_by", "answer"])
    return listing
