"""The match page's question: what fits this need, or this offer, and why; and what was refused, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cungcau.discovery import reasons
from cungcau.discovery.bridge import as_need, as_offer
from cungcau.discovery.index import here
from cungcau.discovery.queries import rows_of
from cungcau.engines.matching import Match, Params, Problem, Refusal, solve
from cungcau.engines.matching.model import Part
from cungcau.listings.models import Listing

CANDIDATES = 400
TOP = 20


@dataclass(frozen=True)
class PartInWords:
    """A part of the score as the components draw it."""

    label: str
    points: int
    of: int
    lines: list[dict[str, str]]


@dataclass(frozen=True)
class Proposal:
    """A listing of the other side with its score, the reasons in words, and what to ask."""

    listing: Listing
    rank: int
    score: int
    confidence: int
    parts: list[PartInWords]
    questions: list[str]


@dataclass(frozen=True)
class Refused:
    listing: Listing
    reason: str


@dataclass(frozen=True)
class Matches:
    proposals: list[Proposal]
    refused: list[Refused]
    considered: int


def matches_for(listing: Listing, user: Any, params: Params | None = None) -> Matches:
    """The ranked listings of the other side that this person may see; nothing is stored."""
    others = {other.pid: other for other in _candidates(listing, user)}
    problem = _problem(listing, list(others.values()), user)
    result = solve(problem, params or Params(top=TOP))
    side = "offer" if listing.is_need else "need"
    ranked = sorted(result.matches, key=lambda match: (-match.score, getattr(match, side)))[:TOP]
    proposals = [_proposal(match, others[getattr(match, side)], rank) for rank, match in enumerate(ranked, 1)]
    refused = sorted(result.refused, key=lambda refusal: (-refusal.score, getattr(refusal, side)))
    return Matches(proposals, [_refused(one, others[getattr(one, side)]) for one in refused[:TOP]], len(others))


def _candidates(listing: Listing, user: Any) -> list[Listing]:
    """All published listings of the other side, or the likeliest where there are many: by words and by field."""
    kind = "offer" if listing.is_need else "need"
    rows = rows_of(kind, user).exclude(pk=listing.pk).prefetch_related("excluded_organisations")
    if rows.count() <= CANDIDATES:
        return list(rows)
    words = "\n".join([listing.title_vi, listing.title_en, listing.summary_vi, listing.summary_en, listing.description_vi, listing.description_en])
    by_words = [hit.row for hit in here().alike(words, kind, CANDIDATES)]
    by_field = rows.filter(terms__in=listing.terms.filter(scheme_id="field")).values_list("pk", flat=True)[: CANDIDATES // 4]
    return list(rows.filter(pk__in={*by_words, *by_field}))


def _problem(listing: Listing, others: list[Listing], user: Any) -> Problem:
    today = timezone.localdate()
    if listing.is_need:
        return Problem((as_need(listing, user),), tuple(as_offer(other, user) for other in others), today=today)
    return Problem(tuple(as_need(other, user) for other in others), (as_offer(listing, user),), today=today)


def in_words(part: Part) -> PartInWords:
    lines = [{"status": line.status, "text": reasons.describe_line(line)} for line in part.lines]
    return PartInWords(reasons.part_name(part.code), part.points, part.of, [line for line in lines if line["text"]])


def _proposal(match: Match, listing: Listing, rank: int) -> Proposal:
    questions = [reasons.describe_question(question) for question in match.questions]
    parts = [in_words(part) for part in match.parts if part.of]
    return Proposal(listing, rank, match.score, round(match.confidence * 100), parts, questions)


def _refused(refusal: Refusal, listing: Listing) -> Refused:
    return Refused(listing, reasons.describe_refusal(refusal))
