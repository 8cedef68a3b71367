"""The shipped thesaurus keeps its rules, and texts are understood through it."""

from dataclasses import replace

import pytest

from cungcau.engines.thesaurus import Concept, read, shipped, validate, write
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
