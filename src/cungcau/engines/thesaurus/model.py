"""The values of a thesaurus of technology: concepts with labels in two languages, and links between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

KINDS = ("technique", "material", "product", "process", "property", "problem", "sector", "service")


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea, however it is called.

    `key`: lower-case English words joined by hyphens, never changed once published.
    `fields`: codes of science and technology fields, the first one is home. `vi`, `en`: preferred labels;
    `vi_also`, `en_also`: other labels, abbreviations, workshop words. `broader`, `related`, `solves`, `used_in`: keys.
    `measures`: units in which a property is measured. `hint_vi`, `hint_en`: tell apart labels that two concepts share.
    """

    key: str
    kind: str
    fields: tuple[str, ...]
    vi: str
    en: str
    vi_also: tuple[str, ...] = ()
    en_also: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    solves: tuple[str, ...] = ()
    used_in: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    ipc: tuple[str, ...] = ()
    strategic: tuple[str, ...] = ()
    hint_vi: str = ""
    hint_en: str = ""

    def labels(self, language: str) -> tuple[str, ...]:
        """All labels in "vi" or "en", the preferred one first."""
        return (self.vi, *self.vi_also) if language == "vi" else (self.en, *self.en_also)

    @property
    def links(self) -> tuple[str, ...]:
        return self.broader + self.related + self.solves + self.used_in


COLUMNS = (
    "id", "kind", "fields", "vi", "vi_also", "en", "en_also", "broader", "related", "solves", "used_in", "measures", "ipc",
    "strategic", "hint_vi", "hint_en",
)  # fmt: skip


class Thesaurus(Mapping[str, Concept]):
    """Concepts by key, in the order they were given; the links are followed both ways."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = {concept.key: concept for concept in concepts}

    def __getitem__(self, key: str) -> Concept:
        return self._concepts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._concepts)

    def __len__(self) -> int:
        return len(self._concepts)

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        return self._inverse("broader")

    @cached_property
    def solved_by(self) -> Mapping[str, tuple[str, ...]]:
        return self._inverse("solves")

    @cached_property
    def uses(self) -> Mapping[str, tuple[str, ...]]:
        """What is used in a sector, process or product."""
        return self._inverse("used_in")

    @cached_property
    def related(self) -> Mapping[str, tuple[str, ...]]:
        """Related concepts, whichever of the two says so."""
        back = self._inverse("related")
        return {key: tuple(dict.fromkeys(self[key].related + back.get(key, ()))) for key in self}

    def ancestors(self, key: str) -> tuple[str, ...]:
        """All broader concepts, the nearest first. Safe on a thesaurus that has a cycle."""
        found: dict[str, None] = {}
        wave = list(self[key].broader)
        while wave:
            fresh = [parent for parent in dict.fromkeys(wave) if parent in self and parent not in found and parent != key]
            found |= dict.fromkeys(fresh)
            wave = [grand for parent in fresh for grand in self[parent].broader]
        return tuple(found)

    def _inverse(self, link: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for concept in self._concepts.values():
            for target in getattr(concept, link):
                found.setdefault(target, []).append(concept.key)
        return {key: tuple(sources) for key, sources in found.items()}
