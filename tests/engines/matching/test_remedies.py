"""What solves a problem that a need tells: no word of the need says it."""

import numpy as np

from cungcau.engines.matching import Collection, Need, Offer, Params, Problem, solve
from cungcau.engines.matching.asking import weigh_concepts
from cungcau.engines.matching.knowledge import Knowledge
from cungcau.engines.matching.lexical import CONCEPT
from cungcau.engines.thesaurus import Concept, Thesaurus

MOULD = Concept("mould", "problem", ("401",), "hạt bị mốc", "mouldy grain")
SMELL = Concept("smell", "problem", ("207",), "mùi khó chịu", "bad smell")
DRYING = Concept("drying", "technique", ("203",), "sấy tầng sôi", "fluidised-bed drying", solves=("mould",))
OZONE = Concept("ozone", "technique", ("207",), "khử trùng ôzôn", "ozonation", solves=("smell",))
CARBON = Concept("carbon", "technique", ("207",), "than hoạt tính", "activated carbon", solves=("smell",))
BIOFILTER = Concept("biofilter", "technique", ("207",), "lọc sinh học", "biofilter", solves=("smell",))
KNOWLEDGE = Knowledge.of(None, Thesaurus([MOULD, SMELL, DRYING, OZONE, CARBON, BIOFILTER]))
OFFERS = (
    Offer("dryer", "Máy sấy tầng sôi", text="Gió nóng, liên tục."),
    Offer("shop", "Cửa hàng vật tư", text="Bán hạt giống, phân bón."),
    Offer("o", "Khử trùng ôzôn", text="Tủ phát công suất nhỏ."),
    Offer("c", "Than hoạt tính", text="Gáo dừa, tái sinh được."),
    Offer("b", "Lọc sinh học", text="Tháp giá thể tre."),
)


def collection():
    return Collection.build(OFFERS, knowledge=KNOWLEDGE)


def weights(text, built):
    columns, values = weigh_concepts(text, 4, built.index, KNOWLEDGE)
    return {key: float(values[columns == built.vocabulary.known(CONCEPT + key)].sum()) for key in KNOWLEDGE.thesaurus}


def test_who_names_the_remedy_stands_above_who_shares_a_word():
    need = Need("n", "Mùa mưa năm nào hạt bị mốc, thương lái chê")

    found = solve(Problem((need,), OFFERS, statistics=collection()), Params(floor=0)).matches

    assert found[0].offer == "dryer"
    told = [line for part in found[0].parts for line in part.lines if line.facts.get("concepts")]
    assert [(one["key"], one["link"], one["origin"]) for one in told[0].facts["concepts"]] == [("drying", "solved_by", "mould")]


def test_one_of_many_remedies_tells_less_than_the_only_one():
    built = collection()
    rarity = {key: built.index.rarity[built.vocabulary.known(CONCEPT + key)] for key in ("drying", "ozone")}

    only, many = weights("Hạt bị mốc", built)["drying"], weights("Mùi khó chịu", built)["ozone"]

    assert np.isclose(rarity["drying"], rarity["ozone"]), "each is said by one offer"
    assert 0 < many < only


def test_all_that_solves_one_problem_counts_alike():
    found = weights("Mùi khó chịu", collection())

    assert found["ozone"] == found["carbon"] == found["biofilter"]
