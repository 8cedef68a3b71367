"""The list of organisations that must not see a listing, in a browser."""

from __future__ import annotations

import pytest

from tests.people import organisation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("point", "lan")]

BOX = "#id_excluded_organisations input[type=search]"
SHOWN = "#id_excluded_organisations .choice:visible"


@pytest.fixture
def others(seeker):
    both = {"name_en": "Ha Long Electronics", "folded": "vien dien tu ha long ha long electronics"}
    return [organisation(f"Công ty số {number}") for number in range(8)] + [organisation("Viện Điện tử Hạ Long", **both)]


@pytest.mark.parametrize("typed", ["dien tu", "ĐIỆN TỬ", "long  điện", "electronics"])
def test_a_long_list_is_narrowed_by_words_with_or_without_marks_in_either_language(visit, an, others, typed):
    page = visit("/listings/new/need/", as_user=an, language="en")

    page.check("text=Công ty số 3")
    page.fill(BOX, typed)
    page.press(BOX, "Enter")

    assert page.locator(SHOWN).all_inner_texts() == ["Công ty số 3", "Ha Long Electronics"]
    assert page.inner_text("#id_excluded_organisations [role=status]") == "2 of 9 shown"
    assert page.url.endswith("/listings/new/need/")
    page.fill(BOX, "")
    assert page.locator(SHOWN).count() == 9


def test_without_scripts_the_list_is_whole_and_no_box_stands_above_it(visit, an, others):
    page = visit("/listings/new/need/", as_user=an, scripts=False)

    assert (page.locator(SHOWN).count(), page.is_visible(BOX)) == (9, False)
