"""How near an offer can come to the subject of each of many needs, at the very most.

`Heard` is the offer in the numbers of what needs say; `Block` is many readings as sparse matrices, so that all of them are
answered by a few products. Never less than `subject.strength` makes of the pair, because
- each word, pair, concept and entry counts by the offers of the question, as there, and each for at least as much;
- the reach is a sum over the words that tell most, and any of them make at most that; likewise the length of a need as a vector;
- a product with a vector of unit length (`latent`, `near`) is at most the length of the other vector;
- what offers say on average is taken off there, and is not here;
- a need that says one word of the offer's in two ways, one of them a slip, is taken for near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cungcau.engines.common.text import tokens
from cungcau.engines.matching.asking import TRANSLATED, as_document
from cungcau.engines.matching.collection import Collection, all_text
from cungcau.engines.matching.counted import Floats, Ints
from cungcau.engines.matching.lexical import FREQUENT_FROM, FREQUENT_SHARE, Index, better_of
from cungcau.engines.matching.readings import Numbers, Reading, Said
from cungcau.engines.matching.slips import one_slip_away
from cungcau.engines.matching.subject import AVERAGE_FROM, COSINE, LATENT, MEANS, SEEN, meaning_share
from cungcau.engines.matching.translating import entry_in

SURELY = 1e-5  # above what is reckoned in other steps, and so rounded otherwise
Weighed = tuple[Ints, Floats]


@dataclass(frozen=True, slots=True)
class Heard:
    """An offer of a collection as needs hear it: what each thing that it says adds to BM25 and to the cosine, per weight in the
    need. Of every word how much it tells at least (twice: in a short text and in a long one), and of every form of a word what it
    adds at least to the length of a need. `alike`: words of needs that are one word to the offers, because some are slips."""

    lexical: Weighed
    cosine: Weighed
    telling: Floats
    lengths: Floats
    alike: list[Ints]
    told_in: tuple[bool, bool]
    latent: float
    near: float

    @classmethod
    def of(cls, row: int, collection: Collection, numbers: Numbers) -> Heard:
        index = collection.index
        width, strings = len(numbers), np.array(numbers.string_at, np.int64)
        among = numbers.among(collection.vocabulary)
        met = (among >= 0) & (among < index.width)
        columns = np.where(met, among, -1)
        lexical, cosine, alike = _said(row, collection, numbers, columns)
        telling = np.zeros((2, width))
        telling[:, strings] = np.where(~met & np.array(numbers.plain, bool), 0.0, index.rarity_of(columns))
        if index.size >= FREQUENT_FROM:
            telling[1, strings[met]] *= index.frequencies[columns[met]] <= FREQUENT_SHARE * index.size
        own = np.zeros(width)
        own[strings[met]] = index.rarity[columns[met]]
        lengths = np.zeros(width)
        lengths[strings] = np.where(met, own[np.array(numbers.word_of, np.int64)] ** 2, 0.0)
        share = len(collection) / (len(collection) + AVERAGE_FROM)
        apart = [
            float(np.linalg.norm(space.texts[row] - share * space.average)) if space is not None else 0.0
            for space in (collection.latent, collection.near)
        ]
        told_in = bool(index.told_in(False)[row]), bool(index.told_in(True)[row])
        return cls(lexical, cosine, telling.ravel(), lengths, alike, told_in, *apart)


def _said(row: int, collection: Collection, numbers: Numbers, columns: Ints) -> tuple[Weighed, Weighed, list[Ints]]:
    index, words = collection.index, {token.word for token in tokens(all_text(collection.offers[row]), keep_stop_words=True)}
    part = slice(index.starts[row], index.starts[row + 1])
    said, saturated, logged = index.entries[part].astype(np.int64), index.saturated[part], index.logged[part] / index.norms[row]
    called = _called(words, numbers, columns, index)
    at, here = _numbers_of(said, index, numbers, called)
    rarity = index.rarity[said]
    entries, lexical, cosine = _translated(words, numbers, index, _by_column(said, saturated), _by_column(said, logged))
    places = np.concatenate([here, entries])
    bm25, tfidf = np.concatenate([(rarity * saturated)[at], lexical]), np.concatenate([(rarity**2 * logged)[at], cosine])
    return (places, bm25), (places, tfidf), [np.array(several) for several in called.values() if len(several) > 1]


def _by_column(said: Ints, values: NDArray[np.float32]) -> dict[int, float]:
    return dict(zip(said.tolist(), values.tolist(), strict=True))


def _translated(
    words: set[str], numbers: Numbers, index: Index, bm25: dict[int, float], tfidf: dict[int, float]
) -> tuple[Ints, Floats, Floats]:
    """Entries of the dictionary that the offer meets, and what each adds."""
    found: list[tuple[int, float, float]] = []
    for number in {number for word in words for number in numbers.entries_with.get(word, ())}:
        entry = entry_in(*numbers.entries[number], index)
        value = _sum(entry.columns, entry.weights, bm25)
        other = TRANSLATED * _sum(entry.words, entry.alone * index.rarity[entry.words], tfidf)
        if value or other:
            found.append((number, value, other))
    table = np.array(found, np.float64).reshape(-1, 3)
    return table[:, 0].astype(np.int64), table[:, 1], table[:, 2]


def _sum(columns: Ints, weights: Floats, values: dict[int, float]) -> float:
    return float(sum(weight * values.get(column, 0.0) for column, weight in zip(columns.tolist(), weights.tolist(), strict=True)))


def _called(words: set[str], numbers: Numbers, columns: Ints, index: Index) -> dict[int, list[int]]:
    """By column of the offers what needs call it: as it is said, and slips that are taken for a word of this offer."""
    found = {column: [numbers.string_at[at]] for at, column in enumerate(columns.tolist()) if column >= 0}
    unknown = {numbers.strings[at] for at in np.flatnonzero((columns < 0) & np.array(numbers.plain, bool))}
    for slip in sorted({other for word in words for other in unknown.intersection(one_slip_away(word))}):
        if (meant := index.commonest(slip)) in words:
            found.setdefault(index.vocabulary.known(meant), []).append(numbers.known(slip))
    return found


def _numbers_of(said: Ints, index: Index, numbers: Numbers, called: dict[int, list[int]]) -> tuple[Ints, Ints]:
    """What needs call the columns that an offer has: the place among these of each, and its number."""
    found: list[tuple[int, int]] = []
    for at, column in enumerate(said.tolist()):
        if column < index.width:
            found += [(at, number) for number in called.get(column, ())]
        else:
            code = int(index.pair_codes[column - index.width])
            pairs = product(called.get(code >> 32, ()), called.get(code & 0xFFFFFFFF, ()))
            found += [(at, number) for pair in pairs if (number := numbers.known(pair)) >= 0]
    table = np.array(found, np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


class Block:
    """Many readings: rows of OWN, then of OTHER (then of SPOKEN)."""

    def __init__(self, readings: Sequence[Reading], numbers: Numbers) -> None:
        self.size, self._width = len(readings), len(numbers)
        self._lexical = self._matrix([each.lexical[kind] for kind in range(3) for each in readings]).tocsc()
        self._cosine = self._matrix([each.cosine[kind] for kind in range(2) for each in readings]).tocsc()
        rows = [each.rows[kind] for kind in range(2) for each in readings]
        self._reach = self._matrix([(row.reach[0] + (self._width if row.long else 0), row.reach[1]) for row in rows], 2)
        self._forms = self._matrix([row.forms for row in rows])
        self._english = np.array([-1 if each.english is None else int(each.english) for each in readings], np.int64)
        self._document = np.array([as_document(each.length) for each in readings])

    def _matrix(self, said: Sequence[Said], times: int = 1) -> Any:
        starts = np.concatenate([[0], np.cumsum([len(places) for places, _ in said])]).astype(np.int64)
        places = np.concatenate([places for places, _ in said] or [np.zeros(0, np.int32)])
        values = np.concatenate([values for _, values in said] or [np.zeros(0, np.float32)])
        return sparse.csr_matrix((values, places, starts), shape=(len(said), times * self._width))

    def at_most(self, heard: Heard) -> Floats:
        """The value of the subject, 0–1, that each need can reach; inf where nothing is known of it."""
        own, other, spoken = self._met(self._lexical, heard.lexical, 3)
        telling = heard.telling.reshape(2, -1)[:, : self._width].ravel()
        reach = np.maximum((self._reach @ telling).reshape(2, -1), 1e-9)
        same = (self._english >= 0) & np.array(heard.told_in)[self._english]
        lexical = better_of((own + spoken) / reach[0], other / reach[1] + spoken / reach[0], same)
        own, other = self._met(self._cosine, heard.cosine, 2)
        length = np.sqrt((self._forms @ heard.lengths[: self._width]).reshape(2, -1))
        own, other = _over(own, length[0]), _over(other, length[1])
        # Among words of one language it is the cosine of an angle; translations of a word may weigh more than the word.
        cosine = better_of(np.minimum(own, 1.0), np.where(self._english < 0, np.minimum(other, 1.0), other), same)
        raw = lexical + COSINE * self._document * cosine + LATENT * heard.latent + meaning_share(self._document) * heard.near
        value = np.interp(raw * (1 + SURELY) + SURELY, SEEN, MEANS)
        for words in heard.alike:
            value[self._having(words) > 1] = np.inf
        return value

    def _met(self, matrix: Any, weighed: Weighed, kinds: int) -> Floats:
        places, values = weighed
        held = places < self._width
        found: Floats = (matrix[:, places[held]] @ values[held]).reshape(kinds, -1)
        return found

    def _having(self, words: Ints) -> Ints:
        """How many of these words each need says."""
        held = self._lexical[:, words[words < self._width]].toarray().reshape(3, self.size, -1)
        found: Ints = (held > 0).any(axis=0).sum(axis=1)
        return found


def _over(met: Floats, length: Floats) -> Floats:
    """What met over the length at least; where that is nothing, nothing is known of what met."""
    found: Floats = np.where(met > 0, np.inf, 0.0)
    return np.divide(met, length, out=found, where=length > 0)
