"""How large a thesaurus is and what it covers, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from cungcau.engines.thesaurus import KINDS, Thesaurus
from cungcau.thesaurus.content import LINKS
from cungcau.vocabulary import tables


@dataclass(frozen=True)
class Coverage:
    """`fields`: of each field of the second level, whose home it is by kind; `named`: how many name it at all."""

    concepts: int
    labels: Mapping[str, int]
    kinds: Mapping[str, int]
    links: Mapping[str, int]
    with_ipc: int
    fields: Mapping[str, Counter[str]]
    named: Mapping[str, int]
    strategic: Mapping[str, int]


def coverage_of(thesaurus: Thesaurus) -> Coverage:
    every = list(thesaurus.values())
    fields: dict[str, Counter[str]] = {code: Counter() for code in sectors()}
    for idea in every:
        for home in idea.fields[:1]:
            fields.setdefault(home, Counter())[idea.kind] += 1
    named = Counter(code for idea in every for code in idea.fields)
    groups = Counter(code for idea in every for code in idea.strategic)
    return Coverage(
        concepts=len(every),
        labels={language: sum(len(idea.labels(language)) for idea in every) for language in ("vi", "en")},
        kinds={kind: sum(idea.kind == kind for idea in every) for kind in KINDS},
        links={link: sum(len(getattr(idea, link)) for idea in every) for link in LINKS},
        with_ipc=sum(bool(idea.ipc) for idea in every),
        fields=fields,
        named=named,
        strategic={row.code: groups[row.code] for row in tables.load_terms("strategic")},
    )


def sectors() -> list[str]:
    """The fields of the second level."""
    return [row.code for row in tables.load_terms("field") if row.parent and len(row.code) == 3]


def name_of(scheme: str, code: str, language: str) -> str:
    row = tables.terms_by_code(scheme).get(code)
    return row.name(language) if row else code
