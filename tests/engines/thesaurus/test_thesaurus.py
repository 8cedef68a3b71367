"""The shipped thesaurus keeps its rules, and texts are understood through it."""

from dataclasses import replace
from random import Random

import pytest

from cungcau.engines.thesaurus import Concept, Thesaurus, read, shipped, validate, write
from cungcau.engines.thesaurus.understanding import Neighbourhood, Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(shipped())


def test_the_shipped_thesaurus_keeps_every_rule():
    assert validate(list(shipped().values())) == []


def test_a_table_is_read_back_as_it_was_written():
    concepts = list(shipped().values())

    assert read(write(concepts)) == concepts


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"en": ""}, "language"),
        ({"kind": "thing"}, "kind"),
        ({"key": "Pump!"}, "key"),
        ({"broader": ("nowhere",)}, "unknown_link"),
        ({"solves": ("pump",)}, "itself"),
        ({"vi": "một nhãn dài đến mức không ai gõ như thế bao giờ cả"}, "label"),
        ({"fields": ()}, "field"),
    ],
)
def test_a_broken_rule_is_told(change, code):
    pump = replace(Concept("pump", "product", ("203",), "máy bơm", "pump"), **change)

    assert code in {finding.code for finding in validate([pump])}


def test_a_problem_does_not_solve_a_problem():
    waste = Concept("waste", "problem", ("207",), "rác thải", "waste")
    plastic = Concept("plastic-waste", "problem", ("207",), "rác thải nhựa", "plastic waste", solves=("waste",))

    assert ("plastic-waste", "link_kind") in {(finding.concept, finding.code) for finding in validate([waste, plastic])}


@pytest.mark.parametrize("mutual", [False, True])
def test_what_is_broader_at_whatever_distance_is_not_related_besides(mutual):
    top = Concept("top", "product", ("203",), "trên", "top", related=("low",) if mutual else ())
    middle = Concept("middle", "product", ("203",), "giữa", "middle", broader=("top",))
    low = Concept("low", "product", ("203",), "dưới", "low", broader=("middle",), related=() if mutual else ("top",))

    assert [(finding.concept, finding.code) for finding in validate([top, middle, low])] == [("low", "both_links")]
    assert validate([replace(top, related=()), middle, replace(low, related=())]) == []


def test_a_cycle_is_told_once():
    one = Concept("one", "product", ("203",), "một", "one", broader=("two",))
    two = Concept("two", "product", ("203",), "hai", "two", broader=("one",))

    assert [finding.code for finding in validate([one, two])] == ["cycle"]


@pytest.mark.parametrize("text", ["heat pump", "Heat pumps for drying", "bơm nhiệt", "bom nhiet"])
def test_one_concept_is_found_in_both_languages_and_without_marks(reader, text):
    assert "heat-pump" in reader.concepts(text)


def test_a_mark_that_differs_is_another_word(reader):
    assert "heat-pump" not in reader.concepts("bơm nhiết")


def test_an_abbreviation_counts_in_capitals_only(reader):
    assert "reverse-osmosis" in reader.concepts("hệ thống lọc RO")
    assert "reverse-osmosis" not in reader.concepts("he thong bi ro ri")


def test_a_word_of_a_heading_in_capitals_is_not_an_abbreviation(reader):
    assert "data-storage-system" not in reader.concepts("MÁY RỬA NÔNG SẢN")
    assert "data-storage-system" in reader.concepts("lưu trữ SAN")


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Máy nhập từ Hàn Quốc", "welding"),
        ("bệnh gan trên tôm", "gallium-nitride-device"),
        ("chemical composition of the alloy", "composite-material"),
        ("corrosion resistance of the paint", "photoresist"),
        ("regular supply of machines to select from", "machining"),
    ],
)
def test_a_common_word_is_no_term(reader, text, concept):
    assert concept not in reader.concepts(text)


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("giảm phát thải khí nhà kính của nhà máy", "greenhouse"),
        ("Reduce greenhouse gases of a plant", "greenhouse"),
        ("vệ sinh thiết bị hằng ngày", "histopathology"),
        ("công nhân điều khiển máy", "cashew-processing"),
        ("hệ thống mang lại hiệu quả", "parasites-in-livestock-and-pets"),
        ("mức độ màu mỡ của đất", "water-colour"),
        ("đo nồng độ đường huyết", "brix-degree"),
        ("các giải pháp y tế", "forensic-medicine-and-dna-identification"),
        ("chiến dịch truyền thông", "injection-and-infusion-solution"),
        ("dich vu sua chua may moc", "dairy-processing"),
        ("toi dong y voi de nghi", "traditional-medicine"),
        ("trong luong cua may", "bamboo-growing"),
        ("Residual stress after a long stroke of the piston", "depression-and-anxiety"),
        ("Residual stress after a long stroke of the piston", "stroke"),
        ("This can be done in an hour", "canned-food-production"),
        ("This can be done in an hour", "printing-process"),
        ("A thin film", "forest-thinning-and-tending"),
    ],
)
def test_a_word_is_not_taken_for_another_that_sounds_or_starts_alike(reader, text, not_meant):
    assert not_meant not in reader.concepts(text)


@pytest.mark.parametrize(
    ("complaint", "technique"),
    [
        ("nồi hơi đóng cặn canxi", "boiler-feedwater-treatment"),
        ("thợ hàn hít khói", "local-exhaust-ventilation"),
        ("bình ngưng đóng cặn", "antiscalant"),
        ("mít sấy bị thâm", "heat-pump-dryer"),
        ("lẫn kim loại trong thực phẩm", "metal-detector"),
        ("cá đánh bắt bị ươn", "insulated-fish-hold"),
        ("lúa ngã rạp", "low-emission-rice-cultivation"),
        ("tốn thức ăn tôm", "automatic-aquaculture-feeder"),
        ("thuốc kém tan trong nước", "drug-nanocarrier"),
        ("hàng bị trả về vì kiểm dịch", "vapour-heat-treatment-of-fruit"),
    ],
)
def test_a_complaint_of_the_workshop_or_the_field_asks_for_what_an_engineer_would_name(reader, complaint, technique):
    assert Neighbourhood(shipped()).expand(reader.concepts(complaint)).get(technique, 0) > 0


def test_a_problem_asks_for_the_techniques_that_solve_it(reader):
    asked = Neighbourhood(shipped()).expand(reader.concepts("nước thải nhuộm còn màu"))

    assert asked["ozonation"] > 0


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("phần mềm quản lý tiêm chủng", ["phần mềm", "quản lý tiêm chủng"]),
        ("thiết bị cắt sét lan truyền", ["sét lan truyền"]),
        ("lithium battery cathode material", ["battery cathode material"]),
        ("the wrong use of advanced ceramic matrix composites", ["ceramic matrix composites"]),
    ],
)
def test_a_general_label_hides_no_precise_one_that_begins_inside_it(reader, text, read):
    assert [mention.typed for mention in reader.mentions(text)] == read


def of_labels(*labels: str) -> Reader:
    return Reader(Thesaurus(Concept(label.replace(" ", "-"), "product", ("203",), label, label) for label in labels))


@pytest.mark.parametrize(
    ("labels", "text", "read"),
    [
        (["alpha bravo", "bravo kilo"], "alpha bravo kilo", ["alpha bravo"]),
        (["alpha", "alpha bravo", "bravo kilo"], "alpha bravo kilo", ["alpha bravo"]),
        (["alpha bravo", "bravo kilo lima"], "alpha bravo kilo lima", ["bravo kilo lima"]),
        (["alpha", "alpha bravo", "bravo kilo lima"], "alpha bravo kilo lima", ["alpha", "bravo kilo lima"]),
        (["alpha bravo kilo", "kilo lima", "lima tango"], "alpha bravo kilo lima tango", ["alpha bravo kilo", "lima tango"]),
        (["alpha bravo", "bravo"], "bravo alpha bravo bravo", ["bravo", "alpha bravo", "bravo"]),
        (["alpha bravo", "bravo kilo"], "alpha bravo. Kilo", ["alpha bravo"]),
    ],
)
def test_of_labels_that_overlap_those_are_read_that_hold_most_words_together_and_then_the_longer_first(labels, text, read):
    assert [mention.typed for mention in of_labels(*labels).mentions(text)] == read


def test_every_reading_holds_as_many_words_together_as_any_other_could():
    words = ["alpha", "bravo", "kilo", "lima"]
    chance = Random(7)
    for _round in range(200):
        labels = {" ".join(chance.choices(words, k=chance.randint(1, 4))) for _label in range(chance.randint(1, 6))}
        text = chance.choices(words, k=chance.randint(1, 9))

        found = of_labels(*labels).mentions(" ".join(text))

        assert sum(len(mention.typed.split()) - 1 for mention in found) == most_pairs(text, labels)


def most_pairs(text: list[str], labels: set[str]) -> int:
    """Every way to read, tried one by one."""
    if not text:
        return 0
    ways = [most_pairs(text[1:], labels)]
    ends = range(1, len(text) + 1)
    ways += [end - 1 + most_pairs(text[end:], labels) for end in ends if " ".join(text[:end]) in labels]
    return max(ways)


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("This may in part be true", "computers-and-peripherals"),
        ("results of an experiment in an oven", "printing-process"),
        ("The yield of the chip was improved", "smart-card"),
    ],
)
def test_two_english_words_are_no_vietnamese_label_without_marks(reader, text, not_meant):
    assert not_meant not in reader.concepts(text)


def test_three_words_without_marks_are_read_in_an_english_sentence_too(reader):
    assert "energy-saving" in reader.concepts("This group asks for tiet kiem nang luong and others")


def test_the_same_words_without_marks_are_read_in_a_vietnamese_sentence(reader):
    assert "computers-and-peripherals" in reader.concepts("can mua may in cho cong ty")


@pytest.mark.parametrize(
    ("marked", "unmarked", "concept"),
    [
        ("khử trùng chuồng trại", "nha o khu trung tam", "disinfection"),
        ("trẻ bị đuối nước ở ao", "robot han duoi nuoc bien", "child-drowning"),
        ("hồ tiêu và tiêu đen", "muc tieu den nam sau", "black-pepper"),
        ("ủ phân bò", "phan bo lai nguon luc", "livestock-manure"),
        ("tủ đông bị hỏng", "day chuyen tu dong", "refrigerator-and-freezer"),
    ],
)
def test_a_label_that_without_marks_is_an_everyday_word_counts_with_marks_only(reader, marked, unmarked, concept):
    assert concept in reader.concepts(marked)
    assert concept not in reader.concepts(unmarked)


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("nước thải", "wastewater"),
        ("nuoc thai", "wastewater"),
        ("sewage", "wastewater"),
        ("khí thải", "exhaust-gas"),
        ("rác", "solid-waste"),
        ("rubbish", "solid-waste"),
        ("bụi", "dust"),
        ("tiếng ồn", "noise-nuisance"),
        ("save electricity", "energy-saving"),
        ("hàn khung sắt", "welding"),
        ("in ấn", "printing-process"),
        ("phun sơn", "surface-treatment"),
        ("máy cắt", "cutting-machine"),
        ("máy giặt", "laundry-equipment"),
        ("vỏ trấu", "agricultural-residues"),
        ("rice husk", "agricultural-residues"),
        ("mùn cưa", "wood-residues"),
        ("phế liệu", "scrap-material"),
        ("nhớt thải", "waste-oil"),
        ("mã vạch", "barcode-and-qr-code"),
        ("thùng carton", "corrugated-box"),
        ("chuột cắn", "rodents-and-insects-on-premises"),
        ("cúp nước", "water-supply-outage"),
        ("tuyển dụng", "recruitment-service"),
        ("dạy nghề", "vocational-training-service"),
        ("dịch tài liệu", "translation-service"),
    ],
)
def test_an_everyday_word_is_known(reader, word, concept):
    assert concept in reader.concepts(word)


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("Pump with a working pressure of 10 bar", "stress-and-burnout-at-work"),
        ("protect the motor against burnout", "stress-and-burnout-at-work"),
        ("STRETCH WRAP FILM", "social-compliance-audit"),
        ("compensation of reactive power in VAR", "electronic-scoring-and-timing"),
        ("hơi quá nhiệt của nồi hơi", "overheating-machines"),
        ("a thin filming layer", "media-production-service"),
        ("người quản lý di sản thừa kế", "heritage-management-planning"),
        ("wood was harvested in spring", "combine-harvester"),
        ("the machine weighs 20 kg", "electronic-scale"),
    ],
)
def test_a_word_of_society_or_of_every_day_is_not_taken_for_another(reader, text, not_meant):
    assert not_meant not in reader.concepts(text)


@pytest.mark.parametrize(
    ("complaint", "technique"),
    [
        ("không tuyển được thợ, toàn tuyển nhầm người", "psychological-testing"),
        ("thiếu thợ lành nghề", "vocational-training-service"),
        ("khói nhang trong chùa", "low-smoke-incense"),
        ("hàng cứu trợ không đến đúng nơi", "volunteer-and-relief-coordination-platform"),
        ("đồ đạc bị ẩm mốc", "industrial-dehumidifier"),
        ("nhà máy nhiều chuột", "pest-control-service"),
    ],
)
def test_a_complaint_of_society_or_of_every_day_asks_for_what_answers_it(reader, complaint, technique):
    assert Neighbourhood(shipped()).expand(reader.concepts(complaint)).get(technique, 0) > 0
