"""Questions to the thesaurus.

`current()` is what texts are read with: the engine's own value, built from the database once a change and kept in this
process. A database that holds no concept yet is answered from what the software ships.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from cungcau.engines.common.text import fold
from cungcau.engines.thesaurus import Concept as Idea
from cungcau.engines.thesaurus import Thesaurus, shipped
from cungcau.engines.thesaurus.understanding import Loose, Neighbourhood, Reader
from cungcau.engines.thesaurus.validation import same_label
from cungcau.kit.fields import reader_language
from cungcau.thesaurus.content import LINKS, PARTS
from cungcau.thesaurus.models import Concept, Edition
from cungcau.thesaurus.workflow import State

Rows = QuerySet[Concept]


class Reading:
    """One state of the thesaurus, and what is derived from it when somebody first asks."""

    def __init__(self, mark: UUID | None, thesaurus: Thesaurus) -> None:
        self.mark, self.thesaurus = mark, thesaurus

    @cached_property
    def reader(self) -> Reader:
        return Reader(self.thesaurus)

    @cached_property
    def loose(self) -> Loose:
        return Loose(self.thesaurus)

    @cached_property
    def neighbourhood(self) -> Neighbourhood:
        return Neighbourhood(self.thesaurus)

    @cached_property
    def owners(self) -> Mapping[str, tuple[str, ...]]:
        """Label as a reader compares it → keys of the concepts that have it, those that prefer it first."""
        found: dict[str, dict[str, None]] = {}
        preferred = [(same_label(name), key) for key, idea in self.thesaurus.items() for name in (idea.vi, idea.en)]
        also = [(same_label(name), key) for key, idea in self.thesaurus.items() for name in idea.vi_also + idea.en_also]
        for label, key in preferred + also:
            found.setdefault(label, {})[key] = None
        return {label: tuple(keys) for label, keys in found.items()}


class _Held:
    reading: Reading | None = None


_HELD = _Held()


def current() -> Thesaurus:
    """The concepts in force, linked only among themselves."""
    return reading().thesaurus


def reading() -> Reading:
    """The same with its reader of texts and its neighbourhoods."""
    mark = Edition.objects.values_list("mark", flat=True).first()
    held = _HELD.reading
    if held is None or held.mark != mark:
        found = ideas()
        thesaurus = Thesaurus(found) if found else shipped()
        if held is not None and held.thesaurus == thesaurus:  # what was shipped has been planted: nothing is derived anew
            held.mark = mark
        else:
            held = _HELD.reading = Reading(mark, thesaurus)
    return held


def ideas() -> list[Idea]:
    """The concepts in force as the database has them now, in the order in which they came."""
    rows = Concept.objects.filter(state=State.CURRENT).order_by("pk").values_list("key", *PARTS)
    return linked_among_themselves([Idea(key, **dict(zip(PARTS, values, strict=True))) for key, *values in rows])


def linked_among_themselves(found: Sequence[Idea]) -> list[Idea]:
    """The same without links to concepts that are not among them."""
    keys = {idea.key for idea in found}
    return [idea if keys.issuperset(idea.links) else _without_strangers(idea, keys) for idea in found]


def _without_strangers(idea: Idea, keys: set[str]) -> Idea:
    kept = {link: tuple(key for key in getattr(idea, link) if key in keys) for link in LINKS}
    return Idea(idea.key, **{part: kept.get(part, getattr(idea, part)) for part in PARTS})


def found_in(rows: Rows, words: str) -> Rows:
    """The rows with every word at the beginning of a word of a label; a word typed with marks must agree to the mark."""
    for word in same_label(words).split():
        rows = rows.filter(**{f"{'folded' if word.isascii() else 'spelt'}__contains": f" {word}"})
    return rows


def best_first(rows: Rows, words: str) -> Rows:
    """Who is called just so, then who begins so, then by name in the reader's language."""
    asked = fold(same_label(words))
    if not asked:
        return rows.order_by(f"sort_{reader_language()}", "pk")
    rank = Case(
        When(folded__contains=f"| {asked} |", then=Value(0)),
        When(folded__contains=f"| {asked}", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return rows.annotate(rank=rank).order_by("rank", f"sort_{reader_language()}", "pk")


def of_kinds(rows: Rows, kinds: Sequence[str]) -> Rows:
    return rows.filter(kind__in=kinds) if kinds else rows


def of_fields(rows: Rows, codes: Sequence[str]) -> Rows:
    wanted = Q()
    for code in codes:
        wanted |= Q(fields__contains=f"|{code}|")
    return rows.filter(wanted)


def numbers_by_kind(rows: Rows) -> Counter[str]:
    return Counter(rows.order_by().values_list("kind", flat=True))


def numbers_by_field(rows: Rows) -> Counter[str]:
    return Counter(code for codes in rows.order_by().values_list("fields", flat=True) for code in codes)


def concepts_by_key(keys: Any) -> dict[str, Concept]:
    """The rows of these keys."""
    return {row.key: row for row in Concept.objects.filter(key__in=list(keys))}
