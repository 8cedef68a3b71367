"""A prepared collection of offers: analysed once, asked many times.

Keep one per process and pass it as `Problem.statistics`:

    collection = Collection.build(offers)                 # once, some 0.4 ms an offer
    collection = collection.replace([changed_offer])      # after a change: only that offer is analysed again
    collection = collection.without([key])
    solve(Problem((need,), collection.offers, today=today, statistics=collection))

Collections never change; `replace` and `without` give new ones that share the analysed texts. With a `Meaning` they also know
what the texts mean, as soon as there is a vector for every one of them (`near`); `read` asks for the vectors again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Collection as Keys
from copy import copy
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from cungcau.engines.marks import shipped as shipped_marks
from cungcau.engines.matching.codes import CodeTable, data_rows
from cungcau.engines.matching.knowledge import Knowledge, shipped
from cungcau.engines.matching.latent import Basis, Latent, learn
from cungcau.engines.matching.lexical import Document, Index, Vocabulary, analyse
from cungcau.engines.matching.model import Money, Need, Offer
from cungcau.engines.matching.specifications import SpecificationTable
from cungcau.engines.meaning import Meaning, Space

Progress = Callable[[str, int, int], None]
Packed = tuple[Sequence[Offer], Sequence[Document], Vocabulary, Knowledge, Basis | Latent | None, Space | None]
STEP = 500
FEW = 0.05  # of the offers: if no more have changed, it is quicker to change what was counted than to count anew


class Collection:
    """Offers in the order of their keys, with everything that scoring asks about all of them at once."""

    def __init__(
        self,
        analysed: Sequence[tuple[Offer, Document]],
        vocabulary: Vocabulary,
        knowledge: Knowledge,
        basis: Basis | None = None,
        meaning: Meaning | None = None,
    ) -> None:
        ordered = sorted(analysed, key=lambda pair: pair[0].key)
        self.offers: tuple[Offer, ...] = tuple(offer for offer, _ in ordered)
        self.documents: tuple[Document, ...] = tuple(document for _, document in ordered)
        self.vocabulary = vocabulary
        self.knowledge = knowledge
        self._basis = basis
        self.meaning = meaning
        self.near: Space | None = None
        self.position: dict[str, int] = {offer.key: at for at, offer in enumerate(self.offers)}

    @classmethod
    def build(
        cls,
        offers: Iterable[Offer],
        progress: Progress | None = None,
        knowledge: Knowledge | None = None,
        meaning: Meaning | None = None,
    ) -> Collection:
        """`knowledge`: the dictionary and thesaurus by which texts are understood; the shipped ones unless given.
        `meaning`: the sentence model by which they are compared as well; none unless given."""
        vocabulary, knowledge = Vocabulary(), shipped() if knowledge is None else knowledge
        analysed = _analysed(sorted(offers, key=lambda offer: offer.key), vocabulary, knowledge, progress)
        return cls(analysed, vocabulary, knowledge, meaning=meaning).read(progress)

    def read(self, progress: Progress | None = None) -> Collection:
        """The same with what the texts mean, if there is by now a vector for every one of them."""
        if self.meaning is None or self.near is not None:
            return self
        found = copy(self)
        told = partial(progress, "meaning") if progress else None
        found.near = self.meaning.space([told_by(offer) for offer in self.offers], told)
        return found

    def replace(self, offers: Iterable[Offer]) -> Collection:
        """With these offers added, or put in the place of those with the same keys."""
        changed = {offer.key: offer for offer in offers}
        return self._after(set(changed), _analysed(list(changed.values()), self.vocabulary, self.knowledge, None))

    def without(self, keys: Keys[str]) -> Collection:
        return self._after(keys, [])

    def _after(self, gone: Keys[str], fresh: list[tuple[Offer, Document]]) -> Collection:
        """The same knowledge of language, and what was learned of the words' company, for other offers. Where few have changed,
        what was counted of the others is kept as well."""
        kept = np.array([at for at, offer in enumerate(self.offers) if offer.key not in gone], np.int64)
        pairs = [*((self.offers[at], self.documents[at]) for at in kept), *fresh]
        index, latent = self.__dict__.get("index"), self.__dict__.get("latent")  # only if they were asked for
        found = Collection(pairs, self.vocabulary, self.knowledge, latent.basis if latent else self._basis, self.meaning)
        if index and max(len(fresh), len(self) - len(kept)) <= FEW * len(self):
            order = np.array(sorted(range(len(pairs)), key=lambda at: pairs[at][0].key), np.int64)
            found.index = index.after(kept, [document for _, document in fresh], order)
            at_last = np.argsort(order)[len(kept) :]
            if latent and (latent := latent.after(kept, found.index.weighted_words(at_last), order)):
                found.latent = latent
        return found.read()

    def packed(self) -> Packed:
        """For another process: what was analysed and learned, without the model and without what is quickly made anew. What has
        come to differ from that goes as it is, so that both find the same to the digit."""
        learned: Basis | Latent | None = self.latent
        if self.latent and not self.latent.moved:
            learned = self.latent.basis
        return self.offers, self.documents, self.vocabulary.first(self.index.width), self.knowledge, learned, self.near

    @classmethod
    def unpacked(cls, packed: Packed) -> Collection:
        offers, documents, vocabulary, knowledge, learned, near = packed
        basis = learned.basis if isinstance(learned, Latent) else learned
        found = cls(list(zip(offers, documents, strict=True)), vocabulary, knowledge, basis)
        if isinstance(learned, Latent):
            found.latent = learned
        found.near = near
        return found

    def __len__(self) -> int:
        return len(self.offers)

    def holds(self, offer: Offer) -> bool:
        at = self.position.get(offer.key)
        return at is not None and (self.offers[at] is offer or self.offers[at] == offer)

    def warm(self) -> None:
        """Build now what the first question would have to wait for."""
        _ = self.index, self.latent

    @cached_property
    def index(self) -> Index:
        return Index.build(self.documents, self.vocabulary)

    @cached_property
    def latent(self) -> Latent | None:
        """None where there are too few offers to learn from."""
        words = self.index.weighted_words()
        basis = self._basis if self._basis and self._basis.fits(len(self)) else learn(words)
        return Latent.of(basis, words) if basis else None

    @cached_property
    def specifications(self) -> SpecificationTable:
        return SpecificationTable(self.offers, self.knowledge)

    @cached_property
    def fields(self) -> CodeTable:
        return CodeTable("field", [offer.fields for offer in self.offers])

    @cached_property
    def sectors(self) -> CodeTable:
        return CodeTable("vsic", [offer.sectors for offer in self.offers])

    @cached_property
    def ipc(self) -> CodeTable:
        return CodeTable("ipc", [offer.ipc for offer in self.offers])

    @cached_property
    def sdg(self) -> CodeTable:
        return CodeTable("sdg", [offer.sdg for offer in self.offers])

    @cached_property
    def modes(self) -> CodeTable:
        return CodeTable("mode", [offer.modes for offer in self.offers])

    @cached_property
    def provinces(self) -> NDArray[np.str_]:
        return np.array([offer.province for offer in self.offers], dtype=np.str_)

    @cached_property
    def zones(self) -> NDArray[np.str_]:
        return np.array([offer.zone for offer in self.offers], dtype=np.str_)

    @cached_property
    def in_park(self) -> NDArray[np.int64]:
        """1 in the park, 0 outside, -1 unknown."""
        return np.array([-1 if offer.in_park is None else int(offer.in_park) for offer in self.offers], np.int64)

    @cached_property
    def organisations(self) -> NDArray[np.str_]:
        return np.array([offer.organisation for offer in self.offers], dtype=np.str_)

    @cached_property
    def prohibited(self) -> NDArray[np.bool_]:
        return np.array([offer.prohibited for offer in self.offers], bool)

    @cached_property
    def readiness(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Lowest and highest level that each offer can mean; 0 where it says nothing."""
        ranges = [readiness_of(offer) for offer in self.offers]
        return np.array([low for low, _ in ranges], np.int64), np.array([high for _, high in ranges], np.int64)

    @cached_property
    def prices(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Lowest and highest price of each offer, NaN where open or unknown."""
        return _bounds([offer.price for offer in self.offers])

    @cached_property
    def currencies(self) -> NDArray[np.str_]:
        return np.array([offer.price.currency for offer in self.offers], dtype=np.str_)

    @cached_property
    def firm_prices(self) -> NDArray[np.bool_]:
        """Offers that say that they do not go lower."""
        return np.array([offer.price_kind in ("floor", "fixed") for offer in self.offers], bool)

    @cached_property
    def updated(self) -> NDArray[np.int64]:
        """Day number of the last update, 0 where unknown."""
        return np.array([offer.updated.toordinal() if offer.updated else 0 for offer in self.offers], np.int64)


def _analysed(
    offers: Sequence[Offer], vocabulary: Vocabulary, knowledge: Knowledge, progress: Progress | None
) -> list[tuple[Offer, Document]]:
    found = []
    for at, offer in enumerate(offers):
        body = "\n".join((offer.summary, offer.text, "\n".join(offer.keywords)))
        found.append((offer, analyse(offer.title, body, vocabulary, knowledge)))
        if progress and (at + 1) % STEP == 0:
            progress("offers", at + 1, len(offers))
    if progress:
        progress("offers", len(offers), len(offers))
    return found


def told_by(thing: Need | Offer) -> str:
    """What a sentence model is given of a need or an offer: it knows little of Vietnamese without marks."""
    return shipped_marks().written("\n".join(filter(None, (thing.title, thing.summary, thing.text))))


def all_text(thing: Need | Offer) -> str:
    """Everything that a need or an offer says in words."""
    return "\n".join((thing.title, thing.summary, thing.text, "\n".join(thing.keywords)))


def readiness_of(offer: Offer) -> tuple[int, int]:
    """Levels that an offer's readiness level or, without one, its stage can mean; (0, 0) where it says nothing."""
    if offer.trl is not None:
        return offer.trl, offer.trl
    stages = {row["stage"]: (int(row["low"]), int(row["high"])) for row in data_rows("stages.csv")}
    return stages.get(offer.stage, (0, 0))


def _bounds(moneys: Sequence[Money]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    low = np.array([np.nan if money.low is None else money.low for money in moneys], np.float64)
    high = np.array([np.nan if money.high is None else money.high for money in moneys], np.float64)
    return low, high
