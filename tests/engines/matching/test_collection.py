"""A collection that is changed offer by offer says the same as one that is built of the offers at once."""

import pickle
import random
from dataclasses import replace
from unittest.mock import patch

import numpy as np
import pytest

from cungcau.engines.dictionary import shipped as shipped_dictionary
from cungcau.engines.matching import Collection, Need, Offer, Params, Prepared, Problem, solve
from cungcau.engines.matching.counted import MOST, Counted
from cungcau.engines.matching.knowledge import NOTHING, Knowledge, shipped
from cungcau.engines.matching.lexical import Index, Vocabulary, analyse
from cungcau.engines.thesaurus import Concept, Thesaurus
from cungcau.engines.thesaurus import shipped as shipped_thesaurus

SENTENCE = "máy sấy cà phê bơm nhiệt lọc nước thải nhuộm robot hàn thép heat pump dryer beans filter water dye arc welding"
WORDS = SENTENCE.split()
NEEDS = (Need("1", "Cà phê phơi không khô", "cần máy sấy bơm nhiệt"), Need("2", "Filter for dye water"), Need("3", "Robot hàn"))


def offer(chance: random.Random, number: int) -> Offer:
    said = [" ".join(chance.choices(WORDS, k=count)) for count in (3, chance.randint(0, 12))]
    return Offer(f"{number:03}", said[0], text=". ".join(said), trl=chance.randint(1, 9))


def built(collection: Collection) -> Collection:
    return Collection.build(collection.offers, knowledge=NOTHING)


def answers(collection: Collection):
    problem = Problem(NEEDS, collection.offers, statistics=collection)
    return [(one.need, one.offer, one.rank, one.score) for one in solve(problem, Params(floor=0, top=40)).matches]


def weights(collection: Collection):
    """Word or pair → what it weighs in which offer: the same whatever the columns are called."""
    index = collection.index
    names = {number: word for word, number in collection.vocabulary._numbers.items()}
    said = [names[number] if number < index.width else
            tuple(names[int(half)] for half in divmod(int(index.pair_codes[number - index.width]), 1 << 32))
            for number in index.entries]  # fmt: skip
    row_of = np.repeat(np.arange(index.size), np.diff(index.starts))
    found = np.stack([index.saturated, index.logged, index.rarity[index.entries]]).T.round(5).tolist()
    return {(collection.offers[row].key, name): one for row, name, one in zip(row_of, said, found, strict=True)}


@pytest.mark.parametrize("seed", range(5))
def test_step_by_step_is_the_same_as_at_once(seed):
    chance = random.Random(seed)
    collection = Collection.build((offer(chance, number) for number in range(0, 120, 2)), knowledge=NOTHING)
    collection.warm()
    for step in range(12):
        some = [offer(chance, chance.randrange(120)) for _ in range(chance.randint(1, 2))]
        collection = collection.replace(some) if step % 3 else collection.without({chance.choice(collection.offers).key})

        assert "index" in collection.__dict__, "it was counted anew"
        anew = built(collection)
        assert answers(collection) == answers(anew)
        assert weights(collection) == weights(anew)
        assert np.allclose(collection.index.norms, anew.index.norms, rtol=1e-12)


def test_only_the_changed_offer_is_counted():
    chance = random.Random(7)
    collection = Collection.build((offer(chance, number) for number in range(60)), knowledge=NOTHING)
    collection.warm()
    counted = []
    of = Counted.of
    with patch.object(Counted, "of", lambda documents, *rest: counted.append(len(documents)) or of(documents, *rest)):
        collection.replace([offer(chance, 3)])

    assert counted == [1]


def test_where_much_has_changed_it_is_counted_at_once():
    chance = random.Random(7)
    collection = Collection.build((offer(chance, number) for number in range(60)), knowledge=NOTHING)
    collection.warm()

    changed = collection.replace([offer(chance, number) for number in range(30)])

    assert "index" not in changed.__dict__
    assert answers(changed) == answers(built(changed))


def test_what_is_put_back_is_as_before():
    chance = random.Random(1)
    first = Collection.build((offer(chance, number) for number in range(40)), knowledge=NOTHING)
    first.warm()
    one = first.offers[5]

    back = first.replace([replace(one, text="zebra giraffe welding")]).replace([one])

    assert answers(back) == answers(first)
    assert np.allclose(back.index.norms, first.index.norms, rtol=1e-12)


def test_a_word_that_is_said_without_end_counts_up_to_its_bound():
    vocabulary = Vocabulary()
    endless = analyse("pump", "pump " * (MOST + 10), vocabulary, NOTHING)

    index = Index.build([endless, analyse("filter", "", vocabulary, NOTHING)], vocabulary)

    assert index.counted.counts.max() == MOST


@pytest.mark.parametrize("changes", [0, 30])
def test_what_goes_to_another_process_answers_to_the_digit_as_here(changes):
    """Whatever happened to it here: offers that came and went, words that others have learned meanwhile, another thesaurus."""
    chance = random.Random(changes)
    thesaurus = Thesaurus([Concept("pump", "product", ("203",), "bơm nhiệt", "heat pump")])
    offers = [offer(chance, number) for number in range(600)]
    collection = Collection.build(offers, knowledge=Knowledge.of(shipped_dictionary(), thesaurus))
    collection.warm()
    for _change in range(changes):
        collection = collection.replace([offer(chance, chance.randrange(600))])
    collection.replace([Offer("late", "drier for cofee")])
    needs = (*NEEDS, Need("4", "Cofee drier"))
    here = Prepared(Problem((), collection.offers, statistics=collection), Params(floor=0, top=40))
    there = pickle.loads(pickle.dumps(here))

    assert list(there.proposals(needs, [None] * 4)) == list(here.proposals(needs, [None] * 4))
    assert list(there.collection.knowledge.thesaurus) == ["pump"]
    assert (here.collection.latent.moved > 0) == bool(changes)


def test_knowledge_that_comes_with_the_package_does_not_travel():
    own = Knowledge.of(shipped_dictionary(), Thesaurus(shipped_thesaurus().values()))

    assert pickle.loads(pickle.dumps(own)) is shipped()
    assert pickle.loads(pickle.dumps(NOTHING)) == NOTHING
