"""Who could help with a need: experts, and institutes or laboratories, ranked by what they know of its subject.

The engine is asked with them in the place of offers, and with the subject and fields of the need alone: a person has no
price, readiness or capacity. Who belongs to the needing organisation is refused by name: a conflict of interest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from cungcau.discovery.bridge import as_need
from cungcau.discovery.matches import Explained, PartInWords, in_words
from cungcau.discovery.prepared import prepared_offers
from cungcau.discovery.problems import CANDIDATES, likely, texts_of
from cungcau.discovery.queries import rows_of
from cungcau.discovery.reasons import HELPER_LINES
from cungcau.engines.matching import Need, Offer, Params, Problem, solve
from cungcau.engines.matching.model import UNKNOWN_MONEY
from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.registry.conflicts import conflicts_of
from cungcau.registry.models import Expert, Organisation

TOP = 10
# A profile is short and its words are few, so the field it names says more than that of an offer; alone it is just enough.
PARAMS = Params(weights={"subject": 60, "classification": 40}, top=TOP, floor=20)
RESEARCHES = ("institute", "university")


@dataclass(frozen=True)
class Helper(Explained):
    """An expert or an organisation that knows of the subject. `interests`: what an expert declared, for who may read it."""

    thing: Expert | Organisation
    score: int
    parts: Sequence[PartInWords]
    interests: str = ""


@dataclass(frozen=True)
class Helpers:
    """The ranked ones, and those refused with the rule, by score."""

    ranked: list[Helper]
    refused: list[tuple[Expert | Organisation, str]]


def experts_for(need: Listing, user: Any) -> Helpers:
    """The experts that this person may see, by what they know of the need's subject."""
    found = _helpers(need, user, "expert", rows_of("expert", user), expert_as_offer)
    ties = conflicts_of([one.thing for one in found.ranked], need.organisation, need.codes.get("field", []))
    ranked, refused = [], list(found.refused)
    for one in found.ranked:
        told, inside = ties.get(one.thing.pk, []), can(user, "read_private", one.thing)
        if not any(tie.refuses for tie in told):
            words = [_interests(one.thing, user), *(tie.words for tie in told if inside)]
            ranked.append(replace(one, interests=" ".join(filter(None, words))))
        elif inside:  # whoever may not read what she declared is not told that she did: she is not proposed, no more
            refused.append((one.thing, _("Conflict of interest. %(words)s") % {"words": told[0].words}))
    return Helpers(ranked, refused[:TOP])


def institutes_for(need: Listing, user: Any) -> Helpers:
    """Institutes and universities with their laboratories, by what they say they can do."""
    return _helpers(need, user, "organisation", rows_of("organisation", user).filter(kind__in=RESEARCHES), institute_as_offer)


def _helpers(need: Listing, user: Any, kind: str, rows: Any, as_offer: Callable[[Any], Offer]) -> Helpers:
    things = list(rows) if rows.count() <= CANDIDATES else likely(texts_of(need), kind, rows, need)
    by_key = {thing.pid: thing for thing in things}
    asked = _subject_of(as_need(need, user))
    # Few people write few words: which words are common is told by the published offers.
    problem = Problem((asked,), tuple(as_offer(thing) for thing in things), statistics=prepared_offers())
    result = solve(problem, PARAMS)
    ranked = [
        Helper(by_key[one.offer], one.score, [in_words(part, HELPER_LINES) for part in one.parts if part.of])
        for one in result.matches
    ]
    best = sorted(result.refused, key=lambda one: (-one.score, one.offer))
    told = [(by_key[one.offer], _rule(one.constraint, kind)) for one in best if one.score >= PARAMS.floor]
    return Helpers(ranked, told[:TOP])


def _subject_of(need: Need) -> Need:
    """What it is about and nothing of the deal."""
    return replace(
        need, sectors=(), ipc=(), sdg=(), modes=(), trl_min=None, specifications=(), targets=(), budget=UNKNOWN_MONEY,
        province="", zone="", in_park=None, updated=None,
    )  # fmt: skip


def expert_as_offer(expert: Expert) -> Offer:
    """Without the name, which says nothing of the subject."""
    organisation = expert.organisation
    return Offer(
        expert.pid,
        title=_joined(expert.position_vi, expert.position_en),
        summary=_joined(expert.summary_vi, expert.summary_en),
        keywords=tuple(_words(expert.keywords_vi, expert.keywords_en)),
        fields=_fields(expert),
        organisation=organisation.pid if organisation else "",
    )


def institute_as_offer(organisation: Organisation) -> Offer:
    return Offer(
        organisation.pid,
        title="",
        summary=_joined(organisation.summary_vi, organisation.summary_en),
        text=_joined(organisation.capabilities_vi, organisation.capabilities_en),
        fields=_fields(organisation),
        organisation=organisation.pid,
    )


def _joined(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _words(*lists: str) -> list[str]:
    return [word.strip() for words in lists for word in words.replace(";", ",").split(",") if word.strip()]


def _fields(thing: Any) -> tuple[str, ...]:
    return tuple(term.code for term in thing.terms.all() if term.scheme_id == "field")


def _interests(thing: Any, user: Any) -> str:
    return thing.conflict_of_interest if can(user, "read_private", thing) else ""


def _rule(constraint: str, kind: str) -> str:
    if constraint == "own_organisation":
        own = {
            "expert": _("Conflict of interest: works for the organisation whose need it is."),
            "organisation": _("Conflict of interest: it is the needing organisation itself."),
        }
        return own[kind]
    return _("The need excludes this organisation.")
