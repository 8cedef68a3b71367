"""How a text is understood: its pieces with what they mean, and what a question about them also asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cungcau.engines.common.text import sentences
from cungcau.engines.thesaurus import Concept as Idea
from cungcau.engines.thesaurus.understanding import Mention
from cungcau.thesaurus.queries import Reading

ORDER = ("solved_by", "solves", "narrower", "broader", "related")  # of the sentences, the most telling first


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; `key` is the likeliest concept it speaks of ("" for none)."""

    text: str
    key: str = ""


@dataclass
class Heard:
    """A concept of the text: how much of it, by which words (none where a label is told in other words), and its neighbours by
    kind of link with their share."""

    idea: Idea
    weight: float = 0.0
    typed: list[str] = field(default_factory=list)
    also: dict[str, list[tuple[Idea, float]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Understood:
    lines: list[list[Piece]]
    concepts: list[Heard]


def understood(text: str, reading: Reading) -> Understood:
    """Line by line and sentence by sentence, as the engine reads; the heaviest concepts first."""
    heard: dict[str, Heard] = {}
    lines = []
    for line in text.splitlines():
        pieces: list[Piece] = []
        for sentence in sentences(line):
            mentions = reading.reader.mentions(sentence)
            _hear(mentions, heard, reading)
            pieces += [*pieces_of(sentence, mentions), Piece(" ")]
        lines.append(pieces)
    for key, weight in reading.loose.concepts(text).items():
        heard.setdefault(key, Heard(reading.thesaurus[key], weight))
    for key, one in heard.items():
        one.also = _neighbours(key, reading)
    return Understood(lines, sorted(heard.values(), key=lambda one: -one.weight))


def pieces_of(sentence: str, mentions: list[Mention]) -> Iterator[Piece]:
    """The sentence cut where it mentions something."""
    at = 0
    for mention in mentions:
        place = re.compile(r"[\W_]+".join(map(re.escape, mention.typed.split()))).search(sentence, at)
        if place is None:  # a code that the analyser writes otherwise than the text
            continue
        if place.start() > at:
            yield Piece(sentence[at : place.start()])
        yield Piece(place[0], max(mention.meanings, key=lambda meaning: meaning[1])[0])
        at = place.end()
    if at < len(sentence):
        yield Piece(sentence[at:])


def _hear(mentions: list[Mention], heard: dict[str, Heard], reading: Reading) -> None:
    for mention in mentions:
        for key, weight in mention.meanings:
            one = heard.setdefault(key, Heard(reading.thesaurus[key]))
            one.weight += weight
            if mention.typed not in one.typed:
                one.typed.append(mention.typed)


def _neighbours(key: str, reading: Reading) -> dict[str, list[tuple[Idea, float]]]:
    found: dict[str, list[tuple[Idea, float]]] = {}
    for other, share, link in reading.neighbourhood.of(key):
        found.setdefault(link, []).append((reading.thesaurus[other], share))
    return {link: found[link] for link in ORDER if link in found} | found
