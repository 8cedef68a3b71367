"""The checklist: a table that adds up, and one case for and against each line that a machine judges."""

import csv
from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.listings.completeness import REQUIRED, missing
from cungcau.listings.forms import FORMS
from cungcau.listings.quality import BY_KEY, CHECKS, ROWS, quality_of
from cungcau.listings.quality_checks import LEVELS_OF_STAGE, PROHIBITED
from cungcau.listings.said import PUBLIC, Said, said_by, said_in
from cungcau.registry.actions import add_contact
from cungcau.vocabulary.tables import terms_by_code
from tests.factories.listings import a_draft, a_term

pytestmark = pytest.mark.django_db

ROW = {"parameter": "Lưu lượng", "operator": ">=", "value": 350.0, "high": None, "text": "", "unit": "m³/ngày", "must": True}
PATENT = {"type": "patent", "status": "granted", "number": "1-0012345"}
GOOD = {
    "subkind": "technology", "title_vi": "Khử màu nước thải nhuộm không sinh thêm bùn",
    "title_en": "Colour removal without sludge",
    "summary_vi": "a" * 120, "summary_en": "b" * 120, "description_vi": "Mô tả.", "description_en": "Description.",
    "terms": ["field:207", "transfer_mode:turnkey"], "specifications": [ROW, ROW, ROW], "anonymity": "named",
    "valid_until": "2099-01-01",
}  # fmt: skip
NEED = {**GOOD, "problem": "Phí vượt 640 triệu đồng.", "current_technology": "Keo tụ, 2015.",
        "targets": [{"metric": "Màu", "wanted": "50", "now": "420", "unit": "Pt-Co"}]}  # fmt: skip
OFFER = {
    **GOOD, "advantages": "Hoàn vốn 18 tháng.", "competing_solution": "Keo tụ.", "economic_comparison": "Rẻ hơn 30 %.", "trl": 8,
    "stage": "industrial_scale", "right_to_transfer": "owner", "ip_items": [PATENT],
}  # fmt: skip
WHOLE = {"need": NEED, "offer": OFFER}


def judged(kind, organisation, **changed):
    content = {name: value for name, value in {**WHOLE[kind], **changed}.items() if value not in (None, "", [])}
    return quality_of(Said(kind, content, organisation))


def open_points(quality):
    return {point.check.key for point in quality.points if not point.holds}


@pytest.mark.parametrize("kind", ["need", "offer"])
def test_the_points_of_a_kind_add_up_to_a_hundred(kind):
    assert sum(check.points.get(kind, 0) for check in CHECKS) == 100
    assert all((check.test is None) == (max(check.points.values()) == 0) for check in CHECKS)


@pytest.mark.parametrize("kind", ["need", "offer"])
def test_every_point_is_mended_in_a_field_that_is_there(kind):
    fields = {*FORMS[kind].base_fields, *ROWS}

    assert {check.field for check in CHECKS if kind in check.points} <= fields
    assert set(PUBLIC) <= {*FORMS["need"].base_fields, *FORMS["offer"].base_fields}


def test_every_line_says_why_and_what_to_do_in_both_languages(settings):
    from django.utils import translation  # read after the settings

    words = [check for check in CHECKS for check in (check.label, check.reason, check.fix)]
    for one in words:
        with translation.override("vi"):
            said = str(one)
        with translation.override("en"):
            assert said and str(one) and said != str(one)


@pytest.mark.parametrize("kind", ["need", "offer"])
def test_what_is_whole_has_a_hundred(kind, seeker):
    quality = judged(kind, seeker)

    assert (open_points(quality), quality.score) == (set(), 100)
    assert [check.key for check in quality.by_reader] == ["duplicates", "language", "substance", "public_part"]


CASES = [
    ("need", {"subkind": ""}, "subkind"),
    ("need", {"title_vi": "Khử màu"}, "title_tells"),
    ("need", {"title_vi": "KHỬ MÀU NƯỚC THẢI NHUỘM KHÔNG BÙN"}, "title_tells"),
    ("need", {"title_vi": "Khử màu nước thải nhuộm bằng Sao Mai® thế hệ mới"}, "title_without_brand"),
    ("need", {"title_en": "Colour removal for Sao Mai Mechanics"}, "title_without_brand"),
    ("need", {"summary_vi": "ngắn", "summary_en": "short"}, "summary_vi"),
    ("need", {"problem": ""}, "problem"),
    ("need", {"problem": "Nước có màu."}, "problem_measured"),
    ("need", {"targets": []}, "target"),
    ("need", {"current_technology": ""}, "current_technology"),
    ("need", {"specifications": [ROW, ROW]}, "specification_rows"),
    ("need", {"specifications": [ROW, ROW, {**ROW, "value": None}]}, "specification_rows"),
    ("need", {"specifications": [ROW, ROW, {**ROW, "unit": ""}]}, "units"),
    ("need", {"terms": ["transfer_mode:turnkey"]}, "fields"),
    ("need", {"terms": ["field:207"]}, "modes"),
    ("need", {"terms": ["field:2", "transfer_mode:turnkey"]}, "field_level"),
    ("need", {"description_en": "Call 0912 345 678."}, "no_contact_details"),
    ("need", {"specifications": [ROW, ROW, {**ROW, "parameter": "hỏi ten@congty.vn"}]}, "no_contact_details"),
    ("need", {"tried": "Lò đốt của hãng; xi măng lò đứng."}, "not_prohibited"),
    ("need", {"tried": "Đã hỏi hotline của hãng."}, "no_sales_talk"),
    ("need", {"title_en": "", "summary_en": "", "description_en": ""}, "both_languages"),
    ("need", {"valid_until": None}, "last_day_set"),
    ("need", {"valid_until": "2020-01-01"}, "last_day"),
    ("offer", {"advantages": ""}, "advantages"),
    ("offer", {"advantages": "Hiện đại, tốt hơn."}, "advantages_measured"),
    ("offer", {"competing_solution": ""}, "competing_solution"),
    ("offer", {"economic_comparison": ""}, "economics"),
    ("offer", {"trl": None}, "trl"),
    ("offer", {"stage": ""}, "stage"),
    ("offer", {"trl": 3}, "stage_fits_level"),
    ("offer", {"ip_items": []}, "rights"),
    ("offer", {"ip_items": [{**PATENT, "number": ""}]}, "rights"),
    ("offer", {"right_to_transfer": ""}, "right_to_transfer"),
]


@pytest.mark.parametrize(("kind", "changed", "key"), CASES)
def test_each_line_has_something_to_say(kind, changed, key, seeker):
    quality = judged(kind, seeker, **changed)

    assert key in open_points(quality)
    lost = sum(point.worth for point in quality.points if not point.holds)
    assert quality.score == 100 - lost
    assert (key in {point.check.key for point in quality.blocking}) == BY_KEY[key].blocking


def test_every_machine_line_but_those_of_whole_stories_has_a_case():
    told = {key for _kind, _changed, key in CASES} | {"description_vi", "hides_itself"}

    assert {check.key for check in CHECKS if check.test} == told


def test_a_right_of_none_and_a_secret_need_no_number(seeker):
    for kind, status in (("none", "none"), ("know_how", "none"), ("patent", "preparing")):
        item = {"type": kind, "status": status}
        assert "rights" not in open_points(judged("offer", seeker, ip_items=[item]))


@pytest.mark.parametrize("name", ["pH", "Số máy điều khiển", "COP ở 40 °C", "Number of channels"])
def test_what_has_no_unit_needs_none(name, seeker):
    assert "units" not in open_points(judged("need", seeker, specifications=[ROW, ROW, {**ROW, "parameter": name, "unit": ""}]))


def test_the_name_of_a_contact_is_no_public_word(seeker, an):
    add_contact(seeker, by=an, name="Cao Thị Liên", consent_purpose="kết nối", consent_on="2026-01-01")

    quality = judged("need", seeker, description_vi="Hỏi chị Cao Thị Liên ở phòng kỹ thuật.")

    assert [(point.field, point.found) for point in quality.blocking] == [("description_vi", "Cao Thị Liên")]


def test_who_hides_the_name_must_not_write_it(seeker):
    text = {"description_vi": "Tại Công ty Cơ khí Sao Mai, xưởng 2."}

    assert "hides_itself" not in open_points(judged("need", seeker, **text))
    anonymous = judged("need", seeker, anonymity="anonymous", **text)
    assert [(point.check.key, point.field) for point in anonymous.blocking] == [("hides_itself", "description_vi")]


def test_a_blocking_point_names_the_words_in_question(seeker):
    [point] = judged("need", seeker, problem="Gọi 0912345678, 640 triệu.").blocking

    assert "0912345678" in point.ask
    assert point.anchor == "id_problem"


def test_it_judges_what_is_typed_as_what_is_saved(seeker, an):
    draft = a_draft(seeker, an, specifications=[{key: value for key, value in ROW.items() if key != "must"}], valid_until=None)
    values = {name: getattr(draft, name) for name in WHOLE["need"] if name not in {"terms", "specifications", "targets"}}
    values |= {"terms": list(draft.terms.all()), "specifications": [{"parameter": "Lưu lượng", "operator": ">=", "value": 350.0,
                                                                     "unit": "m³/ngày", "must": False}]}  # fmt: skip

    typed = said_in("need", seeker, values)

    assert quality_of(typed).score == quality_of(said_by(draft)).score
    assert typed.rows("specifications") == said_by(draft).rows("specifications")


def test_what_must_be_written_is_the_blocking_part_of_the_same_table(seeker, an):
    draft = a_draft(seeker, an, summary_vi="", problem="Gọi 0912 345 678", valid_until=timezone.localdate() + timedelta(days=9))

    assert [gap.field for gap in missing(draft)] == ["summary_vi", "problem"]
    assert all(check.blocking for check in REQUIRED)


def test_stages_are_those_of_the_code_list():
    assert set(LEVELS_OF_STAGE) == set(terms_by_code("stage"))


def test_what_is_prohibited_has_its_source_and_stays_unknown():
    with PROHIBITED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert all(row["source"] and row["words"] and row["name_en"] for row in rows)
    assert {row["status"] for row in rows} == {"unknown"}


def test_a_code_from_elsewhere_is_not_judged(seeker):
    a_term("field", "99999")

    assert "field_level" not in open_points(judged("need", seeker, terms=["field:99999", "transfer_mode:turnkey"]))
