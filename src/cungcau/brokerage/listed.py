"""Promoted, restricted, prohibited: which entries of the lists a technology probably falls under, and what was found about them.

A hit is a warning and never a verdict: a search word of the entry, its name, or a concept of the thesaurus that both texts name.
Everything is looked up as of a day: that of the signature, before it that of today.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils import timezone

from cungcau.brokerage.agreement_models import Agreement, Listed
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.listed_models import ListedFinding, Verdict
from cungcau.engines.common.text import fold, tokens
from cungcau.kit.fields import reader_language
from cungcau.listings.queries import sight_of
from cungcau.thesaurus.queries import reading
from cungcau.vocabulary.models import Edition, Scheme, Status, Term
from cungcau.vocabulary.queries import CRITERIA, LISTED, NOT_LOADED, valid_on

# The gravest first.
LISTS = (Listed.PROHIBITED, Listed.RESTRICTED, Listed.PROMOTED)
TEXTS = (
    "title_vi", "title_en", "summary_vi", "summary_en", "description_vi", "description_en", "keywords_vi", "keywords_en",
    "problem", "current_technology", "advantages", "applications",
)  # fmt: skip
SHORTEST = 3  # letters of a search word
WORDS_SHARED, FEWEST = 0.7, 4  # of the words of an entry's name, and how many at least


@dataclass(frozen=True)
class Hit:
    """An entry in force on the day, why it may be meant (empty: nothing points to it), and what was found about it."""

    term: Term
    on_list: str
    matched: tuple[str, ...] = ()
    finding: ListedFinding | None = None

    @property
    def is_open(self) -> bool:
        return bool(self.matched) and self.finding is None

    @property
    def status(self) -> Any:
        return Status(self.term.status).label if self.term.status in Status.values else self.term.status


@dataclass(frozen=True)
class ListState:
    """One list on the day: its entries in force from the annex (0: it is not loaded), and the edition."""

    scheme: Scheme
    on_list: str
    edition: Edition | None
    number: int

    @property
    def is_loaded(self) -> bool:
        return self.number > 0


def day_of(agreement: Agreement | None) -> date:
    return (agreement.signed_on if agreement else None) or timezone.localdate()


def entries_on(day: date) -> list[tuple[Term, str]]:
    """Every entry in force with its list, the gravest list first."""
    rows = valid_on(Term.objects.filter(scheme__in=[CRITERIA, *LISTED]), day).select_related("parent").order_by("order", "pk")
    found = []
    for term in rows:
        on_list = LISTED.get(term.scheme_id, "") or (term.parent.code if term.parent else "")
        if on_list and term.code != NOT_LOADED:
            found.append((term, on_list))
    places = {str(name): place for place, name in enumerate(LISTS)}
    return sorted(found, key=lambda pair: (places[pair[1]], pair[0].scheme_id != CRITERIA))


def lists_on(day: date) -> list[ListState]:
    """What is known here of each annex on the day."""
    numbers: dict[str, int] = {}
    for key in valid_on(Term.objects.filter(scheme__in=LISTED), day).exclude(code=NOT_LOADED).values_list("scheme", flat=True):
        numbers[key] = numbers.get(key, 0) + 1
    editions = {one.scheme_id: one for one in valid_on(Edition.objects.filter(scheme__in=LISTED), day).order_by("loaded_at")}
    schemes = Scheme.objects.in_bulk(list(LISTED))
    rows = [(key, name) for name in LISTS for key in LISTED if LISTED[key] == name and key in schemes]
    return [ListState(schemes[key], name, editions.get(key), numbers.get(key, 0)) for key, name in rows]


def text_of(case: Case, agreement: Agreement | None, user: Any) -> str:
    """What the technology is said to be: in the agreement, and in the offer of its case, else in its need."""
    own = [agreement.title, agreement.technology] if agreement else []
    listing = case.offer or case.need
    seen = sight_of(listing, user).seen if listing else None
    return "\n".join([*own, *[str(getattr(seen, name) or "") for name in TEXTS if seen]])


def hits(case: Case, agreement: Agreement | None, user: Any) -> list[Hit]:
    """Every entry in force on the day; those that something points to, or that were judged, first."""
    text, found = text_of(case, agreement, user), standing(case, agreement)
    folded, said = f" {_plain(text)} ", frozenset(reading().reader.concepts(text))
    rows = [
        Hit(term, name, _matched(term, folded, said), found.get((term.scheme_id, term.version, term.code)))
        for term, name in entries_on(day_of(agreement))
    ]
    return sorted(rows, key=lambda hit: not (hit.matched or hit.finding))


def standing(case: Case, agreement: Agreement | None) -> dict[tuple[str, str, str], ListedFinding]:
    """The newest finding about each entry; the agreement's own stands in front of that of its case."""
    found: dict[tuple[str, str, str], ListedFinding] = {}
    of_agreement: set[tuple[str, str, str]] = set()
    for one in ListedFinding.objects.filter(case=case).select_related("by").order_by("at", "pk"):
        if one.agreement_id is None and one.key not in of_agreement:
            found[one.key] = one
        elif agreement is not None and one.agreement_id == agreement.pk:
            found[one.key] = one
            of_agreement.add(one.key)
    return found


def listed_fact(agreement: Agreement) -> str:
    """For the test of registration: the graver of what the officer said herself and what was confirmed of an entry in force.

    A promotion that is confirmed says nothing about the other lists, so it settles nothing.
    """
    confirmed = [one for one in standing(agreement.case, agreement).values() if one.verdict == Verdict.CONFIRMED]
    day = day_of(agreement)
    grave = {one.on_list for one in confirmed if one.on_list != Listed.PROMOTED and _in_force(one, day)}
    return next((str(name) for name in LISTS[:2] if name in grave or agreement.listed == name), agreement.listed)


def _in_force(finding: ListedFinding, day: date) -> bool:
    rows = Term.objects.filter(scheme=finding.scheme, version=finding.edition, code=finding.code)
    return valid_on(rows, day).exists()


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())


def _matched(term: Term, folded: str, said: frozenset[str]) -> tuple[str, ...]:
    """Words and concepts of the entry that the text has too. Criteria are general: of them only the search words count."""
    aliases = [word for word in term.aliases.split("|") if word]
    is_entry = term.scheme_id != CRITERIA
    words = [*aliases, *([term.name_vi, term.name_en] if is_entry else [])]
    found = [word for word in words if len(word) >= SHORTEST and f" {_plain(word)} " in folded]
    groups = [_concepts(reading().mark, word) for word in words]
    shared = {key for group in groups if group and len(group & said) * 2 >= len(group) for key in group & said}
    found += [_concept_name(key) for key in sorted(shared)]
    if is_entry and not found:
        found += _name_shared(term.name_vi, folded)
    return tuple(dict.fromkeys(found))[:5]


@lru_cache(maxsize=8000)
def _concepts(mark: Any, words: str) -> frozenset[str]:
    """`mark`: the state of the thesaurus, so that another one is read anew."""
    return frozenset(reading().reader.concepts(words))


def _concept_name(key: str) -> str:
    concept = reading().thesaurus[key]
    return (concept.en or concept.vi) if reader_language() == "en" else (concept.vi or concept.en)


def _name_shared(name: str, folded: str) -> Iterable[str]:
    """The words of a long name, where most of them stand in the text."""
    words = {token.word for token in tokens(name)}
    there = [word for word in words if f" {word} " in folded]
    enough = len(there) >= FEWEST and len(there) >= WORDS_SHARED * len(words)
    return [name] if enough else []
