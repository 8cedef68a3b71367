"""Listings of one side that say the same: more like this one for a reader, near duplicates for a moderator.

Found by the engine's evidence of the subject alone, own organisation or another; that two listings are about the same does
not make them duplicates, so of what a moderator is shown a good part must be said in the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from cungcau.discovery.bridge import as_question, as_words
from cungcau.discovery.matches import in_words
from cungcau.discovery.prepared import prepared
from cungcau.discovery.problems import held_and_late, likely, texts_of
from cungcau.discovery.queries import rows_of
from cungcau.engines.matching import Params, Problem, solve
from cungcau.engines.matching.likeness import neighbours, said_alike
from cungcau.listings.models import Kind, Listing
from cungcau.listings.queries import listings_seen_by, together
from cungcau.listings.workflow import State

SUBJECT_ALONE = {"subject": 1.0}
LIKE_THIS = Params(weights=SUBJECT_ALONE, top=6, floor=40)
SUSPECTS = Params(weights=SUBJECT_ALONE, top=10, floor=30)
# On the demo park no two listings written apart share more than 12 % of their neighbouring words.
SAME_WORDS = 0.25


@dataclass(frozen=True)
class Alike:
    """A listing that is about the same. `score`: by the subject; of a near duplicate the share of words, in percent.
    `words`: what both speak of, in a sentence."""

    listing: Listing
    score: int
    words: str


def more_like(listing: Listing, user: Any) -> list[Alike]:
    """Published listings of the same kind that are about the same, the nearest first."""
    allowed = rows_of(listing.kind, user).exclude(pk=listing.pk)
    return _nearest([listing], allowed, LIKE_THIS, user)[listing.pid]


def near_duplicates(listings: Sequence[Listing], user: Any) -> list[tuple[Listing, Alike]]:
    """Of each listing what is published, or waits for review as well, and says much of it in the same words."""
    found: list[tuple[Listing, Alike]] = []
    for kind in Kind.values:
        asked = [listing for listing in listings if listing.kind == kind]
        rows = listings_seen_by(user).filter(kind=kind, state__in=[State.SUBMITTED, State.PUBLISHED])
        suspects = _nearest(asked, rows, SUSPECTS, user) if asked else {}
        found += [(listing, other) for listing in asked for other in _in_same_words(listing, suspects[listing.pid])]
    return found


def _in_same_words(listing: Listing, suspects: Sequence[Alike]) -> list[Alike]:
    own = neighbours(as_words(listing))
    shares = [(said_alike(own, neighbours(as_words(other.listing))), other) for other in suspects]
    same = [replace(other, score=round(100 * share)) for share, other in shares if share >= SAME_WORDS]
    return sorted(same, key=lambda other: (-other.score, other.listing.pid))


def _nearest(asked: Sequence[Listing], allowed: Any, params: Params, user: Any) -> dict[str, list[Alike]]:
    kind, questions = asked[0].kind, tuple(map(as_question, asked))
    collection = prepared(kind)
    if collection is None:
        rows = {row.pk: row for listing in asked for row in likely(texts_of(listing), kind, allowed, listing)}
        offers = tuple(map(as_words, rows.values()))
    else:
        offers = held_and_late(allowed, collection)
    itself = frozenset((listing.pid, listing.pid) for listing in asked)
    result = solve(Problem(questions, offers, itself, statistics=collection), params)
    found = list(allowed.filter(pid__in={match.offer for match in result.matches}))
    rows = {row.pid: row for row in together(found, user)}
    return {
        question.key: [
            Alike(rows[match.offer], match.score, "; ".join(line["text"] for line in in_words(match.parts[0]).lines))
            for match in result.of_need(question.key)
        ]
        for question in questions
    }
