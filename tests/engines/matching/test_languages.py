"""A need finds what is offered in the other language, and by the technique that solves its problem."""

from datetime import date

import numpy as np

from cungcau.engines.matching import Collection, Need, Offer, Params, Problem, solve
from cungcau.engines.matching.evidence import Question
from cungcau.engines.matching.knowledge import NOTHING
from cungcau.engines.matching.latent import FEWEST
from cungcau.engines.matching.subject import strength

OFFERS = (
    Offer("heat", "Industrial heat pump for drying fruit", text="Dries sliced fruit at low temperature and saves electricity."),
    Offer("legal", "Legal advice for exporters", text="Contracts and customs declarations for firms that sell abroad."),
    Offer("robot", "Robot hàn hồ quang", text="Cánh tay sáu trục hàn khung thép, lập trình ngoại tuyến."),
    Offer("ozone", "Ozonation unit", text="Oxidises organic compounds; a compact skid with an oxygen generator."),
)


def best(need, knowledge=None):
    collection = Collection.build(OFFERS, knowledge=knowledge)
    found = solve(Problem((need,), OFFERS, today=date(2026, 1, 1), statistics=collection), Params(top=4, floor=1))
    return [match.offer for match in found.matches]


def test_a_vietnamese_need_finds_an_english_offer():
    need = Need("n", "Cần máy sấy trái cây ở nhiệt độ thấp, tiết kiệm điện")
    assert best(need)[0] == "heat"
    assert best(need, NOTHING) == []


def test_an_english_need_finds_a_vietnamese_offer():
    assert best(Need("n", "We need arc welding robots for steel frames"))[0] == "robot"


def test_a_problem_finds_the_technique_that_solves_it_though_they_share_no_word():
    assert best(Need("n", "Nước thải dệt nhuộm xả ra còn rất nhiều màu"))[0] == "ozone"


def reasons(text, offer):
    collection = Collection.build(OFFERS)
    chosen = Problem((Need("n", text),), OFFERS, today=date(2026, 1, 1), statistics=collection)
    (match,) = [one for one in solve(chosen, Params(top=4, floor=0)).matches if one.offer == offer]
    return {line.code: line.facts for line in match.parts[0].lines}


def test_the_reasons_name_the_words_that_met_across_languages():
    pairs = reasons("Cần sấy trái cây ở nhiệt độ thấp", "heat")["translated_terms"]["pairs"]
    assert ("trái cây", "fruit") in pairs and ("nhiệt độ", "temperature") in pairs


def test_the_reasons_name_the_concepts_that_met_and_how_they_hang_together():
    (concept,) = [
        one for one in reasons("Nước thải dệt nhuộm xả ra còn rất nhiều màu", "ozone")["shared_concepts"]["concepts"]
        if one["key"] == "ozonation"
    ]  # fmt: skip
    assert (concept["link"], concept["origin"], concept["en"]) == ("solved_by", "coloured-wastewater", "ozonation")


def test_words_that_the_offer_says_itself_are_not_told_as_translations():
    both = Offer("both", "Máy sấy trái cây", text="Dries fruit. Sấy trái cây.")
    found = solve(Problem((Need("n", "Cần sấy trái cây"),), (both, *OFFERS), today=date(2026, 1, 1)), Params(top=5, floor=0))
    (match,) = [one for one in found.matches if one.offer == "both"]
    assert "translated_terms" not in {line.code for line in match.parts[0].lines}


def test_a_pair_that_shares_nothing_says_so():
    assert list(reasons("Cần phần mềm kế toán cho trường mầm non", "ozone")) == ["no_shared_terms"]


def many(count):
    said = ("pump water pressure", "robot arm welding", "cheese milk cooling", "soil root fertiliser")
    return [Offer(f"o{at:04}", f"{said[at % 4]} {at}", text=f"{said[at % 4].split()[at % 3]} item") for at in range(count)]


def question(collection, text, rows=None):
    chosen = np.arange(len(collection)) if rows is None else np.array(rows)
    return Question(Need("n", text), collection, chosen, Params(), date(2026, 1, 1))


def test_few_offers_teach_no_company_of_words():
    assert Collection.build(many(FEWEST - 1)).latent is None


def test_words_that_keep_company_in_many_offers_stand_for_each_other():
    collection = Collection.build([*many(FEWEST), Offer("wet", "Pressure vessel"), Offer("dry", "Fertiliser spreader")])
    raw, _ = strength(question(collection, "pump"))
    assert raw[collection.position["wet"]] > raw[collection.position["dry"]]


def test_the_strength_of_an_offer_does_not_depend_on_which_others_are_asked_for():
    collection = Collection.build(many(FEWEST))
    whole, _ = strength(question(collection, "pump for water"))
    part, _ = strength(question(collection, "pump for water", [3, 8, 77]))
    assert part.tolist() == whole[[3, 8, 77]].tolist()


def test_a_new_offer_takes_its_place_in_what_was_learned_before():
    collection = Collection.build(many(FEWEST))
    learned = collection.latent.basis
    assert collection.replace([Offer("new", "Water pump")]).latent.basis is learned


TITLES = (
    "Lò sấy gỗ bằng hơi nước nóng", "Máy ép gạch không nung thủy lực", "Bể lọc nước giếng khoan cho hộ dân",
    "Kho lạnh giữ rau củ tươi", "Cân băng tải cho mỏ đá vôi", "Máy cắt vải tự động cho xưởng may",
    "Nồi hơi đốt trấu rời tầng sôi", "Robot xếp bao xi măng lên xe",
)  # fmt: skip
VIETNAMESE = [Offer(f"v{at}", title, text="Thiết bị lắp tại xưởng, bảo hành hai năm.") for at, title in enumerate(TITLES)]
MACHINE = "The machine runs on electricity and takes little space."
BOTH = Offer("both", "Máy bóc vỏ lạc", text=f"Bóc vỏ lạc khô.\n{MACHINE}")


def strengths(text):
    collection = Collection.build([*VIETNAMESE, BOTH])
    raw, _ = strength(question(collection, text))
    return {offer.key: float(value) for offer, value in zip(collection.offers, raw, strict=True)}


def test_how_rare_an_english_word_is_depends_on_the_offers_told_in_english():
    english = [Offer(crop, f"{crop} machine for small farms and their workshops") for crop in ("Peanut", "Rice", "Tea")]
    mixed, alone = (Collection.build(offers).index for offers in ([*VIETNAMESE, *english], english))

    def rarity(index, word):
        return float(index.rarity[index.vocabulary.known(word)])

    assert rarity(mixed, "machin") == rarity(alone, "machin") < rarity(mixed, "peanut")


def test_an_offer_told_in_both_languages_gains_little_by_common_words_of_a_need_told_in_both():
    found = strengths("Lò sấy gỗ bằng hơi nước nóng cho xưởng mộc.\nThe machine that dries timber takes electricity and space.")

    assert found["both"] < 0.5 * found["v0"]


def test_a_translation_is_a_guess_that_an_offer_in_the_needs_own_language_does_not_need():
    found = strengths("Xưởng mộc cần máy chạy điện sấy gỗ, chiếm ít chỗ, hơi nước nóng.")

    assert found["both"] < 0.5 * found["v0"]
