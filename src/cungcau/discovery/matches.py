"""The match page's question: what fits this need, or this offer, and why; and what was refused, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.discovery import reasons
from cungcau.discovery.bridge import as_need, as_offer
from cungcau.discovery.index import here
from cungcau.discovery.prepared import prepared_offers
from cungcau.discovery.queries import rows_of
from cungcau.engines.matching import Match, Params, Problem, Refusal, solve
from cungcau.engines.matching.model import Part
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by

CANDIDATES = 400
TOP = 20
STRONG, PARTLY = 70, 45
UNSETTLED = frozenset(["nearly", "fails", "unknown"])


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

    @property
    def headline(self) -> str:
        """The score in words. The bounds are for reading only; nothing is decided by them."""
        if self.score >= STRONG:
            return _("Fits well")
        return _("Fits in part") if self.score >= PARTLY else _("Fits little")

    @property
    def brief(self) -> str:
        """The reasons in one sentence: what is strong, and what is still to settle."""
        strong = sorted(self.parts, key=lambda part: (-part.points / part.of, -part.points))
        best = [_inside(part) for part in strong if part.points * 2 >= part.of][:2]
        open_parts = [part for part in self.parts if any(line["status"] in UNSETTLED for line in part.lines)]
        gaps = [_inside(part) for part in sorted(open_parts, key=lambda part: part.points - part.of)][:2]
        words = {"headline": self.headline, "best": _listed(best), "gaps": _listed(gaps)}
        if best and gaps:
            return _("%(headline)s: strong in %(best)s; still to settle: %(gaps)s.") % words
        if best:
            return _("%(headline)s: strong in %(best)s.") % words
        return (_("%(headline)s: still to settle: %(gaps)s.") if gaps else "%(headline)s.") % words


def _inside(part: PartInWords) -> str:
    """Its name as it stands inside a sentence."""
    return part.label[:1].lower() + part.label[1:]


def _listed(names: list[str]) -> str:
    return ", ".join(names)


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
    problem = _offers_for(listing, user) if listing.is_need else _needs_for(listing, user)
    result = solve(problem, params or Params(top=TOP))
    side = "offer" if listing.is_need else "need"
    ranked = sorted(result.matches, key=lambda match: (-match.score, getattr(match, side)))[:TOP]
    refused = sorted(result.refused, key=lambda refusal: (-refusal.score, getattr(refusal, side)))[:TOP]
    others = _listings([getattr(one, side) for one in [*ranked, *refused]], user)
    return Matches(
        [_proposal(match, others[getattr(match, side)], rank) for rank, match in enumerate(ranked, 1)],
        [_refused(refusal, others[getattr(refusal, side)]) for refusal in refused],
        len(problem.offers if listing.is_need else problem.needs),
    )


def _offers_for(need: Listing, user: Any) -> Problem:
    """One need and every published offer that the reader may see, or the likeliest where there are very many."""
    asked, today = (as_need(need, user),), timezone.localdate()
    allowed = rows_of("offer", user).exclude(pk=need.pk)
    prepared = prepared_offers()
    if prepared is None:
        return Problem(asked, tuple(as_offer(row) for row in _likely(need, allowed)), today=today)
    keys = list(allowed.order_by().values_list("pid", flat=True))
    known = [prepared.offers[prepared.position[key]] for key in keys if key in prepared.position]
    late = [as_offer(row) for row in allowed.filter(pid__in=[key for key in keys if key not in prepared.position])]
    return Problem(asked, (*known, *late), today=today, statistics=prepared)


def _needs_for(offer: Listing, user: Any) -> Problem:
    """One offer and the needs; the other published offers tell which words are common, so both directions score alike."""
    allowed = rows_of("need", user).prefetch_related("excluded_organisations")
    needs = list(allowed) if allowed.count() <= CANDIDATES else _likely(offer, allowed)
    asked = tuple(as_need(row, user) for row in needs)
    return Problem(asked, (as_offer(offer),), today=timezone.localdate(), statistics=prepared_offers())


def _likely(listing: Listing, allowed: Any) -> list[Listing]:
    """Candidates by words, from the index, and by field, from the database."""
    kind = "offer" if listing.is_need else "need"
    texts = (getattr(listing, f"{name}_{language}") for name in ("title", "summary", "description") for language in ("vi", "en"))
    by_words = [hit.row for hit in here().alike("\n".join(texts), kind, CANDIDATES)]
    by_field = allowed.filter(terms__in=listing.terms.filter(scheme_id="field")).values_list("pk", flat=True)[: CANDIDATES // 4]
    return list(allowed.filter(pk__in={*by_words, *by_field}))


def _listings(keys: list[str], user: Any) -> dict[str, Listing]:
    return {row.pid: row for row in listings_seen_by(user).filter(pid__in=keys)}


def in_words(part: Part) -> PartInWords:
    # Words in common that earn nothing are no reason.
    telling = () if part.code == "subject" and not part.points else part.lines
    lines = [{"status": line.status, "text": reasons.describe_line(line)} for line in telling]
    return PartInWords(reasons.part_name(part.code), part.points, part.of, [line for line in lines if line["text"]])


def _proposal(match: Match, listing: Listing, rank: int) -> Proposal:
    questions = [reasons.describe_question(question) for question in match.questions]
    parts = [in_words(part) for part in match.parts if part.of]
    return Proposal(listing, rank, match.score, round(match.confidence * 100), parts, questions)


def _refused(refusal: Refusal, listing: Listing) -> Refused:
    return Refused(listing, reasons.describe_refusal(refusal))
