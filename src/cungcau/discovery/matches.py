"""The match page's question: what fits this need, or this offer, and why; and what was refused, and by which rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from cungcau.discovery import reasons
from cungcau.discovery.models import Verdict
from cungcau.discovery.problems import problem_of
from cungcau.discovery.queries import params as params_in_force
from cungcau.discovery.verdicts import Seen, changed_sides, parts_then, verdicts_about
from cungcau.discovery.workflow import VerdictState
from cungcau.engines.matching import Match, Params, Refusal, solve
from cungcau.engines.matching.counterfactual import Lifted, what_would_lift
from cungcau.engines.matching.model import Part
from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by, together
from cungcau.vocabulary.queries import label

TOP = 20
WHOLE = 3  # proposals that a wide page shows whole
STRONG, PARTLY = 70, 45
UNSETTLED = frozenset(["nearly", "fails", "unknown"])


@dataclass(frozen=True)
class PartInWords:
    """A part of the score as the components draw it."""

    label: str
    points: int
    of: int
    lines: list[dict[str, str]]


class Explained:
    """A score and its parts, said in a word and in a sentence."""

    score: int
    parts: Sequence[PartInWords]

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
        leading = [part for part in strong if part.points > 0.6 * part.of][:2]
        best = [_inside(part) for part in leading]
        unsettled = [part for part in self.parts if any(line["status"] in UNSETTLED for line in part.lines)]
        open_parts = [part for part in unsettled if part not in leading]
        gaps = [_inside(part) for part in sorted(open_parts, key=lambda part: part.points - part.of)][:2]
        words = {"headline": self.headline, "best": _listed(best), "gaps": _listed(gaps)}
        if best and gaps:
            return _("%(headline)s: strong in %(best)s; still to settle: %(gaps)s.") % words
        if best:
            return _("%(headline)s: strong in %(best)s.") % words
        return (_("%(headline)s: still to settle: %(gaps)s.") if gaps else "%(headline)s.") % words


@dataclass(frozen=True)
class Judged:
    """What was said of the pair, for whom may read it: `changed` names the sides that say something else by now."""

    verdict: Verdict
    changed: list[str]

    @property
    def reason(self) -> str:
        return label("refusal_reason", self.verdict.reason) if self.verdict.reason else ""

    @property
    def what_changed(self) -> str:
        """Which side says something else since, in words; "" where neither does."""
        if len(self.changed) == 2:
            return _("Both listings have changed since.")
        words = {"need": _("The need has changed since."), "offer": _("The offer has changed since.")}
        return words[self.changed[0]] if self.changed else ""


@dataclass(frozen=True)
class AsItWas(Explained):
    """The score and its parts when a verdict was given."""

    score: int
    parts: list[PartInWords]


def as_it_was(verdict: Verdict, reader: Any) -> AsItWas | None:
    """None where the need's budget went into the score and the reader may not see it: the points would tell of it."""
    parts = [part for part in parts_then(verdict) if part.of]
    if any(part.code == "budget" for part in parts) and not can(reader, "read_money", verdict.need):
        return None
    return AsItWas(verdict.score, [in_words(part) for part in parts])


@dataclass(frozen=True)
class Proposal(Explained):
    """A listing of the other side with its score, the reasons in words, and what to ask.

    `judged` is there for who may read verdicts; `seen`, for who may give one, names the versions that are shown.
    """

    listing: Listing
    rank: int
    score: int
    confidence: int
    parts: list[PartInWords]
    questions: list[str]
    judged: Judged | None = None
    seen: Seen | None = None

    @property
    def comes_first(self) -> bool:
        """Shown whole on a wide page; the others are behind a line each."""
        return self.rank <= WHOLE


def _inside(part: PartInWords) -> str:
    """Its name as it stands inside a sentence."""
    return part.label[:1].lower() + part.label[1:]


def _listed(names: list[str]) -> str:
    return ", ".join(names)


@dataclass(frozen=True)
class Refused:
    """A candidate that a rule forbids, and what would lift it, in a sentence; `judged` where the rule is that a broker
    refused it, for who may read that."""

    listing: Listing
    reason: str
    lifted: str = ""
    judged: Judged | None = None


@dataclass(frozen=True)
class Matches:
    """`refused_before` are the pairs that a broker refused, all of them; `refused` the best of the others."""

    proposals: list[Proposal]
    refused: list[Refused]
    considered: int
    refused_before: list[Refused]


def matches_for(listing: Listing, user: Any, params: Params | None = None) -> Matches:
    """The ranked listings of the other side that this person may see; nothing is stored."""
    problem, params = problem_of(listing, user), params or params_in_force(top=TOP)
    judged = {key: Judged(verdict, changed_sides(verdict)) for key, verdict in verdicts_about(listing).items()}
    standing = {key for key, one in judged.items() if one.verdict.is_refused and not one.changed}
    pairs = frozenset((listing.pid, key) if listing.is_need else (key, listing.pid) for key in standing)
    result = solve(replace(problem, refused_pairs=pairs), params)
    side = "offer" if listing.is_need else "need"
    ranked = sorted(result.matches, key=lambda match: (-match.score, getattr(match, side)))[:TOP]
    refusals = sorted(result.refused, key=lambda refusal: (-refusal.score, getattr(refusal, side)))
    before = [refusal for refusal in refusals if refusal.constraint == "refused_before"]
    others = [refusal for refusal in refusals if refusal.constraint != "refused_before"][:TOP]
    listings = _listings([getattr(one, side) for one in [*ranked, *before, *others]], user)
    desk = _Desk(listing, user, judged, params.floor)
    lifted = what_would_lift(problem, others, params)
    return Matches(
        [_proposal(match, listings[getattr(match, side)], rank, desk) for rank, match in enumerate(ranked, 1)],
        [_refused(one, listings[getattr(one, side)], desk, lift) for one, lift in zip(others, lifted, strict=True)],
        len(problem.offers if listing.is_need else problem.needs),
        [_refused(refusal, listings[getattr(refusal, side)], desk) for refusal in before],
    )


@dataclass(frozen=True)
class _Desk:
    """Whose eyes see a page about a listing, what was said of its pairs, and the score from which a pair is proposed."""

    listing: Listing
    user: Any
    judged: dict[str, Judged]
    floor: int

    def _row(self, other: Listing) -> Verdict:
        need, offer = (self.listing, other) if self.listing.is_need else (other, self.listing)
        known = self.judged.get(other.pid)
        row = known.verdict if known else Verdict()
        row.need, row.offer = need, offer
        return row

    def judged_pair(self, other: Listing) -> Judged | None:
        known = self.judged.get(other.pid)
        if known is None or known.verdict.state == VerdictState.OPEN:
            return None
        return known if can(self.user, "read", self._row(other)) else None

    def seen(self, other: Listing) -> Seen | None:
        row = self._row(other)
        return Seen.of(row) if can(self.user, "keep", row) else None


def _listings(keys: list[str], user: Any) -> dict[str, Listing]:
    return {row.pid: row for row in together(list(listings_seen_by(user).filter(pid__in=keys)), user)}


def in_words(part: Part, words: Mapping[str, str] = reasons.LINES) -> PartInWords:
    # Words in common that earn nothing are no reason.
    telling = () if part.code == "subject" and not part.points else part.lines
    lines = [{"status": line.status, "text": reasons.describe_line(line, words)} for line in telling]
    return PartInWords(reasons.part_name(part.code), part.points, part.of, [line for line in lines if line["text"]])


def _proposal(match: Match, listing: Listing, rank: int, desk: _Desk) -> Proposal:
    questions = [reasons.describe_question(question) for question in match.questions]
    parts = [in_words(part) for part in match.parts if part.of]
    confidence = round(match.confidence * 100)
    judged, seen = desk.judged_pair(listing), desk.seen(listing)
    return Proposal(listing, rank, match.score, confidence, parts, questions, judged, seen)


def _refused(refusal: Refusal, listing: Listing, desk: _Desk, lifted: Lifted | None = None) -> Refused:
    words = reasons.describe_lifted(lifted) if lifted and lifted.score >= desk.floor else ""
    return Refused(listing, reasons.describe_refusal(refusal), words, desk.judged_pair(listing))
