"""What brokers said of pairs: whether it still holds, and how it is written.

A refused pair goes to the engine as refused before. Once one of the two listings says something else than then, it does
not any more: the pair returns, and the page says why.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.discovery.models import Verdict
from cungcau.discovery.problems import offers_for
from cungcau.discovery.queries import params
from cungcau.discovery.workflow import VERDICT_FLOW, VerdictState
from cungcau.engines.matching import Match, solve
from cungcau.engines.matching.collection import Collection
from cungcau.engines.matching.model import Line, Part
from cungcau.kit.errors import Refused
from cungcau.kit.policy import visible
from cungcau.listings.content import content_of
from cungcau.listings.models import Listing
from cungcau.trail.change import move, stale

# What a listing says about who may see it and until when is nothing that could make a refused pair fit.
ABOUT_SHOWING = {"anonymity", "budget_disclosure", "valid_until", "sights"}
PARTS = ("terms", "specifications", "targets", "ip_items")


@dataclass(frozen=True)
class Seen:
    """The versions of need, offer and verdict that a page showed; as text in a hidden field."""

    need: int
    offer: int
    verdict: int

    def __str__(self) -> str:
        return f"{self.need}.{self.offer}.{self.verdict}"

    @classmethod
    def of(cls, verdict: Verdict) -> Seen:
        return cls(verdict.need.version, verdict.offer.version, verdict.version)

    @classmethod
    def from_text(cls, text: str) -> Seen | None:
        numbers = text.split(".")
        if len(numbers) != 3 or not all(one.isdecimal() and len(one) < 10 for one in numbers):
            return None
        return cls(*map(int, numbers))


def content_mark(listing: Listing) -> str:
    """Differs as soon as the listing says something else about what is needed or offered."""
    said = {name: value for name, value in content_of(listing).items() if name not in ABOUT_SHOWING}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]


def changed_sides(verdict: Verdict) -> list[str]:
    """Which of "need" and "offer" say something else than when the verdict was given."""
    marks = {"need": verdict.need_mark, "offer": verdict.offer_mark}
    return [side for side, mark in marks.items() if content_mark(getattr(verdict, side)) != mark]


def verdict_on(need: Listing, offer: Listing) -> Verdict:
    """The pair's row, with these two listings in it; a new one, not saved, where nobody has judged it yet."""
    verdict = Verdict.objects.filter(need=need, offer=offer).select_related("by").first() or Verdict()
    verdict.need, verdict.offer = need, offer
    return verdict


def verdicts_about(listing: Listing) -> dict[str, Verdict]:
    """What was said of this listing's pairs, by the public id of the other side. Who may read it is asked later."""
    own, other = ("need", "offer") if listing.is_need else ("offer", "need")
    rows = Verdict.objects.filter(**{own: listing}).select_related("by")
    found = list(rows.prefetch_related(*(f"{other}__{part}" for part in PARTS)))
    for verdict in found:
        setattr(verdict, own, listing)
    return {getattr(verdict, other).pid: verdict for verdict in found}


def verdicts_read_by(user: Any, *, open_too: bool = False) -> QuerySet[Verdict]:
    """Every verdict that this person may read, the newest first; `open_too`: those that were taken back as well."""
    sides = [f"{side}__organisation__zone" for side in ("need", "offer")]
    rows = Verdict.objects.exclude(state="" if open_too else VerdictState.OPEN).select_related("by", *sides)
    return visible(user, rows.prefetch_related(*(f"{side}__{part}" for side in ("need", "offer") for part in PARTS)))


def may_read_verdicts(user: Any) -> bool:
    """Works with proposals at all: brokers and moderators."""
    return bool(user.is_authenticated and user.roles & {"broker", "moderator"})


def settle(verdict: Verdict, verb: str, *, by: Any, seen: Seen | None, reason: str = "", note: str = "") -> None:
    """Write what was said, with the engine's reasons of this moment. Of two racing hands the second is told."""
    need, offer = verdict.need, verdict.offer
    if seen is not None:
        _compare(verdict, seen)
    match = proposed(need, offer, by)
    if match is None:
        raise Refused("not_proposed", _("This pair is not proposed any more: nothing is there to keep or to refuse."))
    if verdict.pk is None:
        held, is_new = Verdict.objects.get_or_create(need=need, offer=offer, defaults={"pid": verdict.pid})
        if not is_new:
            raise stale(held)
        verdict.pk = held.pk
    move(
        verdict, VERDICT_FLOW, verb, reason=reason, note=note, by=by, at=timezone.now(), score=match.score,
        parts=[asdict(part) for part in match.parts], engine=params().version,
        need_mark=content_mark(need), offer_mark=content_mark(offer),
    )  # fmt: skip


def _compare(verdict: Verdict, seen: Seen) -> None:
    present = Seen.of(verdict)
    for name, thing in (("need", verdict.need), ("offer", verdict.offer), ("verdict", verdict)):
        if getattr(present, name) != getattr(seen, name):
            raise stale(thing)


def proposed(need: Listing, offer: Listing, reader: Any) -> Match | None:
    """The engine's answer to this pair, whatever was said of it before; None where a rule forbids it."""
    problem = offers_for(need, reader)
    statistics = problem.statistics or Collection.build(problem.offers)
    alone = replace(problem, offers=tuple(one for one in problem.offers if one.key == offer.pid), statistics=statistics)
    return next(iter(solve(alone, params(floor=0)).matches), None)


def parts_then(verdict: Verdict) -> list[Part]:
    """The parts of the score as they were when the verdict was given."""
    return [Part(**{**part, "lines": tuple(Line(**line) for line in part["lines"])}) for part in verdict.parts]
