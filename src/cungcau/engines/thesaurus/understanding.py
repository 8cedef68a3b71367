"""Which concepts a text speaks of: the longest known labels, in Vietnamese and English, with marks or without.

A Vietnamese word typed with marks must agree with the label to the mark. Without marks it is accepted only in labels of
two words or more, in an English sentence of three, and only where the sentence carries hardly any marks: "may cnc" may be
"máy CNC", but "may" alone stays what it is. Abbreviations of up to four letters ("RO", "MES", "AI") count only in capitals
and without other marks, because most are also syllables: "NÔNG SẢN" in a heading is no "SAN".

Labels may overlap: "phần mềm quản lý" and "quản lý tiêm chủng" in "phần mềm quản lý tiêm chủng". Then those are read that hold
most neighbouring words together, so that a general label hides no precise one that begins inside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from cungcau.engines.common.text import MARKED_ENOUGH, Token, is_english, sentences, tokens
from cungcau.engines.thesaurus.model import Concept, Thesaurus

LONGEST = 8  # words of a label that are looked up
SHORT = 4  # letters up to which a word of capitals is an abbreviation
NEVER = LONGEST + 1
PREFERRED, ALSO, UNMARKED = 1.0, 0.9, 0.8
# Labels that without their marks are everyday words of another meaning: "tủ đông" (freezer) and "tự động" (automatic), "phân lợn"
# (pig manure) and "phần lớn" (mostly). They count with marks only.
ELSEWHERE = frozenset(
    (
        "ban mo", "bi moi", "cau truc", "cay tra", "che bien che", "cho can", "cong tac", "da bo", "da that", "da xay dung",
        "dam bao", "danh ca", "dao van", "dau do", "do con", "do dat", "duc tuong", "duoi nuoc", "duong xa", "go bang",
        "hoa qua", "khu trung", "la che", "la tra", "may cua", "may nong", "may va", "mua bao", "nam an", "nam tuoi",
        "nuoc qua", "o cam", "phan bo", "phan lon", "rang su", "san tai", "sua bo", "sua de", "tham nhung", "thuoc thu",
        "tien dien tu", "tieu den", "trong dieu", "trong may", "trong san", "tu dong",
    )
)  # fmt: skip
FEWEST_LOOSE, MOST_LOOSE = 3, 5
# The share of a label that must be there to find it loosely, and what it counts then. Techniques and materials are named;
# problems are told, in words of one's own.
NAMED, TOLD = (0.75, 0.7), (0.7, 1.0)
DENYING = frozenset(("không", "khong"))  # in a label found loosely they tell nothing: every second complaint has them


@dataclass(frozen=True, slots=True)
class Mention:
    """A label found in a text: the words `typed`, and what they may mean with a weight of 0–1 each."""

    typed: str
    meanings: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class _Label:
    concept: str
    accented: tuple[str, ...]
    capitals: bool
    marked: bool  # counts with its marks only
    weight: float


@dataclass(frozen=True, slots=True)
class _LooseLabel:
    """Words of a label; two of its neighbours must be neighbours in the sentence where `neighbours` has any."""

    concept: str
    is_problem: bool
    words: tuple[str, ...]
    neighbours: frozenset[tuple[str, str]]

    @property
    def least(self) -> float:
        return (TOLD if self.is_problem else NAMED)[0]

    @property
    def counts(self) -> float:
        return (TOLD if self.is_problem else NAMED)[1]


class Loose:
    """Finds concepts whose label a sentence tells in other words around it or in another order: "nước thải dệt nhuộm xả ra
    còn rất nhiều màu" tells "nước thải nhuộm còn màu". For questions: a hint, weaker than a label found in one piece.

    A Vietnamese word is mostly two syllables, so three of them are not much: of such a label two neighbours must be neighbours in
    the sentence. "Bồn làm lạnh sữa tích đá … điện một pha" is no "máy làm đá"."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._labels: list[_LooseLabel] = []
        holding: Counter[str] = Counter()
        for concept in thesaurus.values():
            for language in ("vi", "en"):
                for label in concept.labels(language):
                    signs = tuple(map(_sign, tokens(label)))
                    words = tuple(set(signs) - DENYING)
                    telling = len(words)
                    if telling >= FEWEST_LOOSE:
                        holding.update(words)
                        neighbours = pairwise(signs) if language == "vi" and telling == FEWEST_LOOSE else ()
                        self._labels.append(_LooseLabel(concept.key, concept.kind == "problem", words, frozenset(neighbours)))
        self._rarity = {word: log(1 + len(self._labels) / count) for word, count in holding.items()}
        self._weight = [sum(sorted(self._rarity[word] for word in label.words)) for label in self._labels]
        self._marked_by: dict[str, list[int]] = {}
        for at, loose in enumerate(self._labels):
            for word in self._marks(loose, self._weight[at]):
                self._marked_by.setdefault(word, []).append(at)

    def _marks(self, label: _LooseLabel, weight: float) -> Iterator[str]:
        """The rarest words of a label, one of which a sentence must have: without them all too little would be covered."""
        left, least = weight, label.least * weight
        for word in sorted(label.words, key=lambda word: (-self._rarity[word], word)):
            if left < least:
                return
            yield word
            left -= self._rarity[word]

    def concepts(self, text: str) -> dict[str, float]:
        """The likeliest few concepts with a weight of at most 1."""
        found: dict[str, float] = {}
        for sentence in sentences(text):
            signs = tuple(map(_sign, tokens(sentence)))
            said, side_by_side = set(signs), set(pairwise(signs))
            for at in {at for word in said for at in self._marked_by.get(word, ())}:
                label = self._labels[at]
                shared = [self._rarity[word] for word in label.words if word in said]
                covered = sum(sorted(shared)) / self._weight[at]
                if covered < label.least or len(shared) < 2:
                    continue
                if not label.neighbours or not label.neighbours.isdisjoint(side_by_side):
                    found[label.concept] = max(found.get(label.concept, 0.0), round(label.counts * covered**2, 4))
        best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return dict(best[:MOST_LOOSE])


def _sign(token: Token) -> str:
    return token.accented or token.word


class _Node:
    """A word in the tree of labels: the labels that end with it, and the words that may follow."""

    __slots__ = ("following", "labels")

    def __init__(self) -> None:
        self.labels: list[_Label] = []
        self.following: dict[str, _Node] = {}


# What a label may mean, with a weight of 0–1 each.
_Meanings = tuple[tuple[str, float], ...]
# The labels that may be read from one word on: the number of the word after the last one, and the labels; the shortest first.
_Ends = list[tuple[int, list[_Label]]]


class Reader:
    """Finds the concepts of a thesaurus in texts. Build once (some 0.1 s for 4,000 concepts), use from any thread."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self.thesaurus = thesaurus
        self._labels = _Node()
        for concept in thesaurus.values():
            self._learn(concept)

    def _learn(self, concept: Concept) -> None:
        for language in ("vi", "en"):
            for at, label in enumerate(concept.labels(language)):
                found = tokens(label, keep_stop_words=True)[:LONGEST]
                if found:
                    self._add(found, concept.key, PREFERRED if at == 0 else ALSO)

    def _add(self, found: Sequence[Token], concept: str, weight: float) -> None:
        node = self._labels
        for token in found:
            node = node.following.setdefault(token.word, _Node())
        marked = " ".join(token.word for token in found) in ELSEWHERE
        label = _Label(concept, tuple(token.accented for token in found), _is_abbreviation(found), marked, weight)
        if all(other.concept != concept or other.accented != label.accented for other in node.labels):
            node.labels.append(label)

    def mentions(self, text: str) -> list[Mention]:
        """The labels in a text in order, none inside another."""
        return [mention for sentence in sentences(text) for mention in self.read(tokens(sentence, keep_stop_words=True))]

    def concepts(self, text: str) -> dict[str, float]:
        """How often a text speaks of each concept; a label of several concepts is shared among them."""
        found: dict[str, float] = {}
        for mention in self.mentions(text):
            for concept, weight in mention.meanings:
                found[concept] = found.get(concept, 0.0) + weight
        return found

    def read(self, typed: Sequence[Token]) -> Iterable[Mention]:
        """The labels in one sentence, given with its stop words, in order. Of labels that overlap, those are read that hold most
        neighbouring words together; where two readings hold as many, the one with the longer label first."""
        bare: int | None = None
        for first, chain in self._chains(typed):
            if bare is None:
                bare = _fewest_bare(typed)
            yield from _read(typed, first, chain, bare)

    def _chains(self, typed: Sequence[Token]) -> Iterable[tuple[int, dict[int, _Ends]]]:
        """Labels that overlap, by their first words, and the first of these: what is read in one chain changes no other."""
        beginnings, length = self._labels.following, len(typed)
        first = reach = 0
        chain: dict[int, _Ends] = {}
        for start, token in enumerate(typed):
            node = beginnings.get(token.word)
            if node is None:
                continue
            ends: _Ends = []
            end = start
            while node is not None:
                end += 1
                if node.labels:
                    ends.append((end, node.labels))
                node = node.following.get(typed[end].word) if end < length else None
            if ends:
                if start >= reach:
                    if chain:
                        yield first, chain
                    first, chain = start, {}
                chain[start] = ends
                reach = max(reach, ends[-1][0])
        if chain:
            yield first, chain


def _read(typed: Sequence[Token], first: int, chain: Mapping[int, _Ends], bare: int) -> Iterable[Mention]:
    """The best labels of a chain. "Phần mềm quản lý tiêm chủng" is software for vaccination, not vaccination beside software for
    management: two labels of two and four words hold four pairs of neighbours together, the longest label holds three."""
    last = max(ends[-1][0] for ends in chain.values())
    end, labels = chain[first][-1]
    if end == last and (meant := _meanings(labels, typed[first:end], bare)):
        yield _mention(typed, first, end, meant)  # one label holds all of it: the common case
        return
    # From the end to the beginning: how many pairs can be held from each word on, and where to go from it.
    held, step = {last: 0}, dict[int, int]()
    meanings: dict[tuple[int, int], _Meanings] = {}
    for start in range(last - 1, first - 1, -1):
        best, step[start] = -1, start + 1
        for end, labels in reversed(chain.get(start, ())):
            pairs = end - start - 1 + held[end]
            if pairs > best and (meant := _meanings(labels, typed[start:end], bare)):
                best, step[start], meanings[start, end] = pairs, end, meant
        if held[start + 1] > best:
            best, step[start] = held[start + 1], start + 1
        held[start] = best
    start = first
    while start < last:
        end = step[start]
        if meant := meanings.get((start, end), ()):
            yield _mention(typed, start, end, meant)
        start = end


def _mention(typed: Sequence[Token], start: int, end: int, meant: _Meanings) -> Mention:
    return Mention(" ".join(token.typed for token in typed[start:end]), meant)


def _fewest_bare(typed: Sequence[Token]) -> int:
    """Words that a Vietnamese label must have to be read without marks in this sentence. English words look like two syllables
    by chance ("may in part", "in an oven"), hardly like three."""
    if sum(bool(token.accented) for token in typed) >= MARKED_ENOUGH * len(typed):
        return NEVER
    return 3 if is_english(typed) else 2


def _is_abbreviation(found: Sequence[Token]) -> bool:
    return len(found) == 1 and len(found[0].typed) <= SHORT and found[0].typed.isupper()


def _meanings(labels: Iterable[_Label], typed: Sequence[Token], bare: int) -> _Meanings:
    weights: dict[str, float] = {}
    for label in labels:
        weight = label.weight * _agreement(label, typed, bare)
        if weight > weights.get(label.concept, 0.0):
            weights[label.concept] = weight
    best = max(weights.values(), default=0.0)
    kept = {concept: weight for concept, weight in weights.items() if weight >= best - 0.1 and weight > 0}
    return tuple((concept, round(weight / len(kept), 4)) for concept, weight in kept.items())


def _agreement(label: _Label, typed: Sequence[Token], bare: int) -> float:
    """1 where the marks agree, UNMARKED where the text has none, 0 where they contradict."""
    if label.capitals:
        return float(typed[0].typed.isupper() and typed[0].accented == label.accented[0])
    missing = 0
    for wanted, token in zip(label.accented, typed, strict=True):
        if token.accented != wanted:
            if token.accented or not wanted:
                return 0.0
            missing += 1
    if not missing:
        return 1.0
    return UNMARKED if len(typed) >= bare and not label.marked else 0.0


@dataclass(frozen=True, slots=True)
class Links:
    """How much of a concept's weight its neighbours get in a question.

    Read off the collections of docs/engines/matching.md: wider, narrower and related concepts mostly repeat what the words say;
    a technique that solves a problem is what no word says.
    """

    narrower: float = 0.3
    broader: float = 0.1
    related: float = 0.1
    solves: float = 0.8


class Neighbourhood:
    """What a question about some concepts also asks for."""

    def __init__(self, thesaurus: Thesaurus, links: Links = Links()) -> None:
        self.thesaurus = thesaurus
        self.links = links
        self._known: dict[str, tuple[tuple[str, float, str], ...]] = {}

    def of(self, key: str) -> tuple[tuple[str, float, str], ...]:
        """Neighbours of a concept: key, share of its weight, and the kind of link."""
        if key not in self._known:
            self._known[key] = tuple(self._neighbours(key)) if key in self.thesaurus else ()
        return self._known[key]

    def _neighbours(self, key: str) -> Iterable[tuple[str, float, str]]:
        concept, links = self.thesaurus[key], self.links
        found: dict[str, tuple[float, str]] = {}
        groups: tuple[tuple[str, float, Iterable[str]], ...] = (
            ("narrower", links.narrower, self.thesaurus.narrower.get(key, ())),
            ("solved_by", links.solves, self.thesaurus.solved_by.get(key, ())),
            ("solves", links.solves, concept.solves),
        )
        if concept.kind != "problem":  # what is told is this trouble and no other; a wider one only sounds like it
            groups += (
                ("broader", links.broader, concept.broader),
                ("related", links.related, self.thesaurus.related.get(key, ())),
            )
        for kind, share, keys in groups:
            for other in keys:
                if other in self.thesaurus and share > found.get(other, (0.0, ""))[0]:
                    found[other] = (share, kind)
        return ((other, share, kind) for other, (share, kind) in found.items())

    def expand(self, concepts: Mapping[str, float]) -> dict[str, float]:
        """Weights of the concepts and their neighbours; of several ways to one concept the strongest counts."""
        weights = dict(concepts)
        for key, weight in concepts.items():
            for other, share, _ in self.of(key):
                weights[other] = max(weights.get(other, 0.0), weight * share)
        return weights
