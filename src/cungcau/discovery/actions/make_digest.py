"""Tell a person, in one notice and at most one mail, everything that is new for her in a rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from cungcau.access.models import User
from cungcau.discovery.digests import MOST, Group, at_most, grouped, number_of, readable
from cungcau.discovery.models import Digest, Told
from cungcau.discovery.news import alerts_of, news_for
from cungcau.discovery.unsubscribing import ALL, PROPOSALS, head_of, link
from cungcau.kit.fields import in_language
from cungcau.listings.queries import sight_of
from cungcau.notices.actions import queue_mail, tell
from cungcau.notices.letters import absolute
from cungcau.notices.queries import stopped_address
from cungcau.trail.change import change

TRIES = 3


def make_digest(user: User, rhythm: str, *, by: Any) -> Digest | None:
    """None where nothing is new. Ledger, notice and mail are written together or not at all, so who dies in the middle has told
    nothing; where another hand has told a part of it in the meantime, what is left is asked for again."""
    for left in reversed(range(TRIES)):
        news = news_for(user, rhythm)
        by_mail = {one.subject for one in news if one.by_mail}
        lines = readable(
            [
                Told(user=user, rhythm=rhythm, subject=one.subject, listing=one.listing, search=one.search, need=one.need,
                     score=one.score)
                for one in news
            ],
            user,
        )  # fmt: skip
        if not lines:
            return None
        try:
            with transaction.atomic():
                return _write(Digest(user=user, rhythm=rhythm), lines, [one for one in lines if one.subject in by_mail], by)
        except IntegrityError:
            if not left:
                raise
    return None


def _write(digest: Digest, lines: list[Told], mailed: list[Told], by: Any) -> Digest:
    user, total = digest.user, number_of(grouped(lines))
    with change(digest, "make_digest", by=by, lines=len(lines)):
        digest.save()
        for one in lines:
            one.digest = digest
        Told.objects.bulk_create(lines)
    tell(user, "digest", about=digest, by_mail=False, once=digest.pid, total=total)
    if mailed and _takes_mail(user):
        _mail(digest, grouped(mailed))
    return digest


def _takes_mail(user: User) -> bool:
    return user.is_active and not user.is_invited and not alerts_of(user).no_mail and stopped_address(user.email) is None


def _mail(digest: Digest, groups: Sequence[Group]) -> None:
    """At most so many items, and the page of the digest for the rest. Its head ends this one search's mails where nothing else
    is in the mail, else all digests'."""
    user, total = digest.user, number_of(groups)
    shown = at_most(list(groups), 0, MOST)
    with translation.override(user.language):
        words = [_in_words(group, user) for group in shown]
    ends = _ended_by(groups[0]) if len({_ended_by(group) for group in groups}) == 1 else ALL
    queue_mail(
        "digest", to=user.email, name=user.name, language=user.language, path=digest.get_absolute_url(),
        once=f"digest:{digest.pid}", headers=head_of(user, ends), groups=words, total=total, rest=total - number_of(shown),
        stop_all=link(user, ALL), choose=absolute(reverse("discovery:searches")),
    )  # fmt: skip


def _ended_by(group: Group) -> str:
    return group.search.pid if group.search else PROPOSALS


def _in_words(group: Group, user: User) -> dict[str, Any]:
    """What the mail says of a listing: its title, whether it is a need or an offer, and how well it fits; nothing else."""
    page = reverse("discovery:matches", args=[group.need.pid]) if group.need else ""
    return {
        "title": group.search.name if group.search else _title(group.need, user), "is_need": group.need is not None,
        "stop": link(user, _ended_by(group)),
        "items": [
            {
                "title": _title(item.listing, user), "kind": item.listing.get_kind_display(), "score": item.score,
                "link": absolute(f"{page}#match-{item.listing.pid}" if page else item.listing.get_absolute_url()),
                "also": [_title(need, user) for need in item.also],
            }
            for item in group.items
        ],
    }  # fmt: skip


def _title(listing: Any, user: User) -> str:
    return in_language(sight_of(listing, user).seen, "title", user.language)[0]
