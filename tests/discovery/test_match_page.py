"""The match page on a wide screen, on a phone and without JavaScript: every proposal is there, one is unfolded."""

from __future__ import annotations

import re

import pytest

from cungcau.discovery.matches import PartInWords, Proposal
from tests.factories.listings import a_published

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("point", "lan")]
CAPACITY = {"parameter": "công suất xử lý", "unit": "m³/ngày"}


@pytest.fixture
def need(seeker, an, institute, quan, ha):
    """Two offers fit, a third one is refused."""
    for number, capacity in (("một", 600.0), ("hai", 500.0), ("ba", 90.0)):
        rows = [{**CAPACITY, "operator": "=", "value": capacity}]
        a_published(institute, quan, ha, "offer", title_vi=f"Trạm khử màu số {number}", specifications=rows)
    return a_published(seeker, an, ha, specifications=[{**CAPACITY, "operator": ">=", "value": 500.0, "must": True}])


@pytest.mark.parametrize(("language", "words"), [("vi", "Bị loại và quy tắc loại (1)"), ("en", "Refused, and by which rule (1)")])
def test_refused_candidates_are_counted_and_folded_away(client, an, need, language, words):
    client.force_login(an)
    client.cookies["cungcau_language"] = language

    page = client.get(f"/listings/{need.pid}/matches/").content.decode()

    refused = page.partition('id="refused"')[2]
    assert re.search(r'<details class="disclosure"><summary>([^<]*)</summary>', refused)[1] == words
    assert "Trạm khử màu số ba" in refused


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_each_proposal_is_a_line_to_press_and_the_first_is_unfolded(visit, an, need, scripts):
    page = visit(f"/listings/{need.pid}/matches/", as_user=an, size="phone", scripts=scripts)
    folds, insides = page.locator(".match-fold > summary"), page.locator(".match-sides")

    lines = folds.all_inner_texts()
    before = [one.is_visible() for one in insides.all()]
    folds.nth(1).click()

    assert [len(lines), before, insides.nth(1).is_visible()] == [2, [True, False], True]
    assert all(re.search(r"\d+\nTrạm khử màu số (một|hai)\nKhớp \w+: mạnh ở [^.]+\.", line) for line in lines), lines


def test_on_a_wide_page_the_first_three_are_shown_whole_and_the_others_are_lines_to_press(
    visit, an, need, institute, quan, ha
):
    for number in ("bốn", "năm", "sáu"):
        rows = [{**CAPACITY, "operator": "=", "value": 500.0}]
        a_published(institute, quan, ha, "offer", title_vi=f"Trạm khử màu số {number}", specifications=rows)
    page = visit(f"/listings/{need.pid}/matches/", as_user=an)
    folds, insides = page.locator(".match-fold > summary"), page.locator(".match-sides")

    before = [[one.is_visible() for one in all_of.all()] for all_of in (folds, insides)]
    folds.nth(4).click()

    assert before == [[False, False, False, True, True], [True, True, True, False, False]]
    assert [one.is_visible() for one in insides.all()] == [True, True, True, False, True]


def a_part(label, points, of, status="meets"):
    return PartInWords(label, points, of, [{"status": status, "text": "…"}])


@pytest.mark.parametrize(
    ("score", "parts", "said"),
    [
        (80, [a_part("Nội dung", 40, 46), a_part("Giá", 0, 6, "unknown"), a_part("Địa điểm", 3, 3)],
         "Khớp cao: mạnh ở địa điểm, nội dung; còn phải làm rõ: giá."),
        (80, [a_part("Nội dung", 40, 46)], "Khớp cao: mạnh ở nội dung."),
        (10, [a_part("Nội dung", 10, 46, "fails")], "Khớp thấp: còn phải làm rõ: nội dung."),
        (10, [a_part("Nội dung", 10, 46)], "Khớp thấp."),
    ],
)  # fmt: skip
def test_the_reasons_in_one_sentence_name_what_is_strong_and_what_is_open(score, parts, said):
    assert Proposal(None, 1, score, 50, parts, []).brief == said
