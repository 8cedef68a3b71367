"""A listing in words: amounts, figures, and only what the reader may see."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from cungcau.listings.models import Listing, Specification
from cungcau.listings.presentation import language_of, measured, money_range, sections_of, specification_value
from cungcau.listings.queries import sight_of
from tests.factories.listings import a_published


@pytest.mark.parametrize(
    ("low", "high", "vietnamese", "english"),
    [
        (1_800_000_000, 3_500_000_000, "1,8 tỷ ₫ – 3,5 tỷ ₫", "1.8 billion ₫ – 3.5 billion ₫"),
        (800_000_000, 800_000_000, "800 triệu ₫", "800 million ₫"),
        (None, 2_000_000_000, "đến 2 tỷ ₫", "up to 2 billion ₫"),
        (500_000, None, "từ 500.000 ₫", "from 500,000 ₫"),
        (None, None, "", ""),
    ],
)
def test_an_amount_is_said_in_the_readers_way(low: int | None, high: int | None, vietnamese: str, english: str) -> None:
    with translation.override("vi"):
        in_vietnamese = money_range(low, high)
    with translation.override("en"):
        in_english = money_range(low, high)

    assert (in_vietnamese, in_english) == (vietnamese, english)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Specification(operator=">=", value=1234.5, unit="m³/ngày"), "≥ 1.234,5 m³/ngày"),
        (Specification(operator="=", value=70, unit="m"), "70 m"),
        (Specification(operator="range", value=6.5, high=8, unit="pH"), "6,5 – 8 pH"),
        (Specification(operator="text", text="thép không gỉ 316"), "thép không gỉ 316"),
    ],
)
def test_a_specification_is_said_with_sign_and_unit(row: Specification, words: str) -> None:
    with translation.override("vi"):
        assert specification_value(row) == words


@pytest.mark.parametrize(("text", "shown"), [("21000", "21.000"), ("1,1", "1,1"), ("dưới 5", "dưới 5"), ("", "")])
def test_the_figure_of_a_target_gets_separators_only_when_it_is_a_plain_number(text: str, shown: str) -> None:
    with translation.override("vi"):
        assert measured(text) == shown


@pytest.mark.django_db
def test_budget_and_absorption_are_told_to_ones_own_people_only(an: Any, ha: Any, seeker: Any) -> None:
    listing = a_published(seeker, an, ha)

    def told(reader: Any) -> str:
        sections = sections_of(listing, sight_of(listing, reader))
        return " ".join(row.value for section in sections for row in section.rows)

    assert ("triệu ₫" in told(an), "bí mật năng lực" in told(an)) == (True, True)
    assert ("triệu ₫" in told(AnonymousUser()), "bí mật năng lực" in told(AnonymousUser())) == (False, False)


@pytest.mark.django_db
@pytest.mark.usefixtures("vocabulary")
def test_the_owner_and_the_desk_see_who_will_see_what(an: Any, ha: Any, binh: Any, seeker: Any, rival: Any) -> None:
    content = {"anonymity": "anonymous", "excluded_organisations": [rival], "budget_disclosure": "range"}
    listing = a_published(seeker, an, ha, **content)

    def told(reader: Any) -> dict[str, str]:
        with translation.override("vi"):
            sections = sections_of(listing, sight_of(listing, reader))
        return {row.label: row.value for section in sections for row in section.rows}

    for reader in (an, ha):
        rows = told(reader)
        assert (rows["Ai thấy tên tổ chức"], rows["Các tổ chức không được thấy tin này"]) == ("Ẩn danh", rival.name_vi)
        assert rows["Kinh phí"] == "500 triệu ₫ – 2 tỷ ₫ · Nội bộ: Chỉ công khai khoảng"
    assert "Ai thấy tên tổ chức" not in told(binh)
    assert "Nội bộ" not in told(binh)["Kinh phí"]


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["an", "ha", "guest"])
def test_the_page_of_a_listing_names_the_language_of_its_words(
    request: Any, client: Any, lan: Any, an: Any, ha: Any, seeker: Any, who: str
) -> None:
    in_english = {
        "title_vi": "", "summary_vi": "", "description_vi": "", "title_en": "Dye-house effluent",
        "summary_en": "Colour remains after biological treatment; " * 4, "description_en": "It is still red.",
    }  # fmt: skip
    listing = a_published(seeker, an, ha, **in_english)
    if who != "guest":
        client.force_login(request.getfixturevalue(who))

    page = client.get(listing.get_absolute_url()).content.decode()

    assert '<h1 class="heading-title" lang="en">Dye-house effluent</h1>' in page
    assert ("bí mật năng lực" in page) == (who != "guest")


@pytest.mark.parametrize(
    ("text", "titles", "language"),
    [
        ("công suất", ("vi", "en"), "vi"), ("Đạt", ("en",), "vi"), ("capacity", ("en",), "en"), ("cong suat", ("vi",), "vi"),
        ("COD", ("vi", "en"), ""), ("flow of treated water", ("vi", "en"), "en"), ("5 µm, 20 °C, Ω", ("vi", "en"), ""),
    ],
)  # fmt: skip
def test_the_language_of_words_is_told_by_letters_then_by_the_listing(text: str, titles: tuple[str, ...], language: str) -> None:
    assert language_of(text, Listing(**{f"title_{one}": "x" for one in titles})) == language


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("reader", "row", "title", "cell", "said"),
    [
        ("en", "lưu lượng", "", ' lang="vi"', "The organisation wrote some of these words in Vietnamese only."),
        ("vi", "lưu lượng", "", "", ""),
        ("vi", "flow of treated water", "Dyes", ' lang="en"', "Một số chữ ở đây tổ chức chỉ viết bằng tiếng Anh."),
        ("en", "COD", "Dyes", "", ""),
    ],
)
def test_rows_written_in_the_other_language_only_say_so(
    client: Any, lan: Any, point: Any, an: Any, ha: Any, seeker: Any, reader: str, row: str, title: str, cell: str, said: str
) -> None:
    rows = [{"parameter": row, "operator": ">=", "value": 5.0, "unit": "kg", "must": False}]
    listing = a_published(seeker, an, ha, title_en=title, specifications=rows)
    client.cookies["cungcau_language"] = reader

    page = client.get(listing.get_absolute_url()).content.decode()

    heading = re.search(rf'<th scope="row" data-label="[^"]*"([^>]*)>{row}</th>', page)
    remark = re.search(r'<div class="card-foot">([^<]*)</div>', page)
    assert (heading[1] if heading else None, remark[1] if remark else "") == (cell, said)
