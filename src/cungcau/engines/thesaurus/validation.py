"""What must hold in a thesaurus, each rule with a code. Words for the codes belong to the callers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cungcau.engines.common.text import normalise
from cungcau.engines.thesaurus.model import KINDS, Concept, Thesaurus

_KEY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST, MOST_WORDS = 70, 9  # a label is what people type, not a definition
# Kinds that must solve a problem or be used in something, themselves or through a broader concept.
_USEFUL: Final = frozenset({"technique"})
_PLACES: Final = frozenset({"sector", "process", "product", "service", "technique", "material"})
_TARGETS: Final = {"solves": frozenset({"problem"}), "used_in": _PLACES}
_NONSENSE: Final = ("solves", "problem")  # a problem is part of a broader one, it does not solve it


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a concept breaks. Codes: key, kind, language, label, field, twice, duplicate, unknown_link, link_kind,
    itself, both_links, cycle, useless, unsolved."""

    concept: str
    code: str
    detail: str = ""


def validate(concepts: Sequence[Concept]) -> list[Finding]:
    """Everything that is wrong, in the order of the concepts; empty when all rules hold."""
    thesaurus = Thesaurus(concepts)
    found = [finding for concept in concepts for finding in _alone(concept)]
    found += _twice(concepts)
    found += _shared_labels(concepts)
    found += [finding for concept in thesaurus.values() for finding in _links(concept, thesaurus)]
    found += [finding for concept in thesaurus.values() for finding in _both_links(concept, thesaurus)]
    found += [Finding(key, "cycle", " > ".join(path)) for key, path in _cycles(thesaurus)]
    found += [finding for concept in thesaurus.values() for finding in _purpose(concept, thesaurus)]
    order = {concept.key: at for at, concept in enumerate(concepts)}
    return sorted(found, key=lambda finding: order.get(finding.concept, -1))


def _alone(concept: Concept) -> Iterator[Finding]:
    if not _KEY.fullmatch(concept.key):
        yield Finding(concept.key, "key")
    if concept.kind not in KINDS:
        yield Finding(concept.key, "kind", concept.kind)
    if not concept.vi or not concept.en:
        yield Finding(concept.key, "language", "en" if concept.vi else "vi")
    if not concept.fields:
        yield Finding(concept.key, "field")
    for label in concept.labels("vi") + concept.labels("en"):
        if len(label) > LONGEST or len(label.split()) > MOST_WORDS:
            yield Finding(concept.key, "label", label)


def _twice(concepts: Sequence[Concept]) -> Iterator[Finding]:
    seen: set[str] = set()
    for concept in concepts:
        if concept.key in seen:
            yield Finding(concept.key, "twice")
        seen.add(concept.key)


def same_label(label: str) -> str:
    """What two labels have in common when they are the same to a reader."""
    return " ".join(re.findall(r"[^\W_]+|[+#]", normalise(label).lower()))


def _shared_labels(concepts: Sequence[Concept]) -> Iterator[Finding]:
    for language in ("vi", "en"):
        owners: dict[str, list[Concept]] = {}
        for concept in concepts:
            for label in dict.fromkeys(map(same_label, concept.labels(language))):
                owners.setdefault(label, []).append(concept)
        for label, sharing in owners.items():
            unhinted = [concept for concept in sharing if not getattr(concept, f"hint_{language}")]
            if label and len({concept.key for concept in sharing}) > 1 and unhinted:
                yield Finding(unhinted[-1].key, "duplicate", f"{language}: {label} ({', '.join(c.key for c in sharing)})")


def _links(concept: Concept, thesaurus: Thesaurus) -> Iterator[Finding]:
    for link in ("broader", "related", "solves", "used_in"):
        for target in getattr(concept, link):
            if target not in thesaurus:
                yield Finding(concept.key, "unknown_link", f"{link}: {target}")
            elif target == concept.key:
                yield Finding(concept.key, "itself", link)
            elif thesaurus[target].kind not in _TARGETS.get(link, frozenset(KINDS)) or (link, concept.kind) == _NONSENSE:
                yield Finding(concept.key, "link_kind", f"{link}: {target} ({thesaurus[target].kind})")


def _both_links(concept: Concept, thesaurus: Thesaurus) -> Iterator[Finding]:
    """What is broader is not related besides (SKOS reference, 18 August 2009, integrity condition S27)."""
    above = thesaurus.ancestors(concept.key)
    for key in thesaurus.related.get(concept.key, ()):
        if key in above:
            yield Finding(concept.key, "both_links", f"related: {key}")


def _cycles(thesaurus: Thesaurus) -> Iterator[tuple[str, list[str]]]:
    """Each cycle of broader links once, told at its first concept."""
    done: set[str] = set()
    for start in thesaurus:
        path: list[str] = []
        yield from _walk(start, path, done, thesaurus)


def _walk(key: str, path: list[str], done: set[str], thesaurus: Thesaurus) -> Iterator[tuple[str, list[str]]]:
    if key in path:
        yield key, [*path[path.index(key) :], key]
        return
    if key in done or key not in thesaurus:
        return
    path.append(key)
    for parent in thesaurus[key].broader:
        yield from _walk(parent, path, done, thesaurus)
    path.pop()
    done.add(key)


def _purpose(concept: Concept, thesaurus: Thesaurus) -> Iterator[Finding]:
    family = [concept, *(thesaurus[key] for key in thesaurus.ancestors(concept.key))]
    if concept.kind in _USEFUL and not any(member.solves or member.used_in for member in family):
        yield Finding(concept.key, "useless")
    if concept.kind == "problem" and not _is_solved(concept.key, thesaurus, set()):
        yield Finding(concept.key, "unsolved")


def _is_solved(problem: str, thesaurus: Thesaurus, seen: set[str]) -> bool:
    if problem in seen:
        return False
    seen.add(problem)
    return bool(thesaurus.solved_by.get(problem)) or any(
        _is_solved(narrower, thesaurus, seen) for narrower in thesaurus.narrower.get(problem, ())
    )
