"""From what was typed to clean values, row by row."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from cungcau.kit.ui.rows import unjudged, with_one_more
from cungcau.listings.fields import MoneyField
from cungcau.listings.forms import FORMS
from cungcau.listings.row_forms import row_sets, row_values
from cungcau.registry.models import Organisation
from tests.factories.listings import a_draft, a_published

Answers = dict[str, Any]


def rows_of(kind: str, name: str, *rows: Answers, initial: int = 0) -> Answers:
    """What a browser sends of the tables: the given rows of one, nothing of the others."""
    sent: Answers = {}
    for other in row_sets(kind):
        sent |= {f"{other}-TOTAL_FORMS": "0", f"{other}-INITIAL_FORMS": "0"}
    sent |= {f"{name}-TOTAL_FORMS": str(len(rows)), f"{name}-INITIAL_FORMS": str(initial)}
    for number, row in enumerate(rows):
        sent |= {f"{name}-{number}-{column}": value for column, value in row.items()}
    return sent


def read(sets: dict[str, Any]) -> Any:
    """The clean rows, or the first faults."""
    faults = [row.errors for rows in sets.values() for row in rows if not rows.is_valid() and row.errors]
    return dict(faults[0]) if faults else row_values(sets)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("2.500.000.000", 2_500_000_000), ("2,5 tỷ", 2_500_000_000), ("800 triệu", 800_000_000), ("800 tr", 800_000_000),
        ("2.500", 2500), ("1 500 000", 1_500_000), ("500.000.000 đồng", 500_000_000), ("", None),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(typed: str, amount: int | None) -> None:
    read_amount = MoneyField(label="").clean(typed)

    assert read_amount == amount


@pytest.mark.parametrize("typed", ["nhiều tiền", "-5", "9" * 30, "1e300 tỷ", "tỷ"])
def test_what_is_no_amount_is_asked_again(typed: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        MoneyField(label="").clean(typed)

    assert refusal.value.messages == ["Ghi số tiền bằng đồng Việt Nam, ví dụ 2.500.000.000 hoặc 2,5 tỷ."]


def test_a_row_in_which_only_the_ready_made_choice_stands_is_left_out() -> None:
    sets = row_sets("need", rows_of("need", "specifications", {"operator": "=", "parameter": "", "value": ""}))

    assert read(sets) == {"specifications": [], "targets": []}


def test_a_range_needs_both_ends() -> None:
    row = {"parameter": "pH", "operator": "range", "value": "6,5", "high": ""}
    sets = row_sets("need", rows_of("need", "specifications", row))

    assert read(sets) == {"high": ["Khoảng giá trị cần đủ hai đầu."]}


def test_a_range_does_not_end_before_it_begins() -> None:
    row = {"parameter": "pH", "operator": "range", "value": "12", "high": "10"}
    sets = row_sets("need", rows_of("need", "specifications", row))

    assert read(sets) == {"high": ["Cận trên của khoảng nhỏ hơn cận dưới."]}


@pytest.mark.parametrize("typed", ["mười", "1e400"])
def test_words_are_no_number_unless_the_operator_says_so(typed: str) -> None:
    asked = {"parameter": "bụi", "operator": "<=", "value": typed}
    told = {"parameter": "bụi", "operator": "text", "value": typed}

    faults = read(row_sets("need", rows_of("need", "specifications", asked)))
    rows = read(row_sets("need", rows_of("need", "specifications", told)))["specifications"]

    assert list(faults) == ["value"]
    assert [(row["text"], row["value"]) for row in rows] == [(typed, None)]


def test_a_row_marked_as_removed_is_gone_even_with_faults_in_it() -> None:
    kept = {"parameter": "lưu lượng", "operator": ">=", "value": "350", "unit": "m³/ngày", "must": "on"}
    removed = {"parameter": "", "operator": "range", "value": "x", "DELETE": "on"}
    sets = row_sets("need", rows_of("need", "specifications", kept, removed, initial=2), {"specifications": [{}, {}]})

    rows = read(sets)["specifications"]

    assert rows == [
        {"parameter": "lưu lượng", "operator": ">=", "value": 350.0, "high": None, "text": "", "unit": "m³/ngày", "must": True}
    ]


@pytest.mark.django_db
def test_one_more_row_keeps_what_was_typed_and_judges_nothing(seeker: Any) -> None:
    data = QueryDict(mutable=True)
    data.update({"money_min": "nhiều tiền", **rows_of("need", "specifications", {"parameter": "màu", "value": ""})})

    form = unjudged(FORMS["need"](data, organisation=seeker))
    rows = unjudged(row_sets("need", with_one_more(data, "specifications"))["specifications"])

    assert (form.errors, rows.total_error_count(), len(rows.forms)) == ({}, 0, 2)
    assert (form["money_min"].value(), rows.forms[0]["parameter"].value()) == ("nhiều tiền", "màu")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sent",
    [
        {}, {"specifications-TOTAL_FORMS": "9" * 5000, "specifications-INITIAL_FORMS": "0"},
        {"add-row": "specifications", "specifications-TOTAL_FORMS": "9" * 5000}, {"organisation": "\x00"},
        {"title_vi": "a\x00b", "fields_0": "\x00", "excluded_organisations": "zz", "trl": "99", "money_min": "9" * 39},
    ],
)  # fmt: skip
def test_odd_answers_get_the_form_again(client: Any, lan: Any, an: Any, sent: Answers) -> None:
    client.force_login(an)

    response = client.post("/listings/new/need/", sent)

    assert response.status_code in {200, 404, 422}
    assert not an.memberships.get().organisation.listings.exists()


@pytest.mark.django_db
def test_the_form_says_what_review_needs_and_starts_with_the_careful_choices(seeker: Any) -> None:
    form = FORMS["offer"](organisation=seeker)

    needed = [name for name, field in form.fields.items() if "Cần có để gửi duyệt." in str(field.help_text)]

    assert needed == [
        "summary_vi", "description_vi", "fields", "modes", "subkind", "advantages", "trl", "stage", "right_to_transfer",
    ]  # fmt: skip
    assert form["anonymity"].value() == "named"
    assert FORMS["need"](organisation=seeker)["budget_disclosure"].value() == "broker_only"


@pytest.mark.django_db
def test_a_listing_is_edited_with_what_was_saved(client: Any, lan: Any, an: Any, ha: Any, seeker: Any) -> None:
    listing = a_published(seeker, an, ha)
    client.force_login(an)

    client.post(f"/listings/{listing.pid}/revise/", {"version": listing.version})
    page = client.get(f"/listings/{listing.pid}/edit/").content.decode()

    assert 'value="500.000.000"' in page
    assert "Nước thải nhuộm còn màu sau xử lý" in page


@pytest.mark.django_db
def test_what_nobody_sees_does_not_enter_by_the_form(client: Any, lan: Any, an: Any) -> None:
    client.force_login(an)
    row = {"parameter": "công\u200b suất", "operator": ">=", "value": "\u202a500\u202c", "unit": "kg"}

    typed = {"title_vi": "Máy sấy \u202eảig\u202c", "title_en": "\u200bDryer\ufeff", **rows_of("need", "specifications", row)}

    sent = client.post("/listings/new/need/", typed)

    listing = an.memberships.get().organisation.listings.get()
    specification = listing.specifications.get()
    assert sent.status_code == 302
    assert (listing.title_vi, listing.title_en) == ("Máy sấy ảig", "Dryer")
    assert (specification.parameter, specification.value) == ("công suất", 500)


@pytest.mark.django_db
def test_organisations_are_excluded_by_public_ids_and_the_chosen_ones_stand_first(
    client: Any, lan: Any, an: Any, seeker: Any, rival: Any, institute: Any
) -> None:
    client.force_login(an)
    typed = {"title_vi": "Máy sấy", **rows_of("need", "specifications")}

    refused = client.post("/listings/new/need/", {**typed, "excluded_organisations": [str(institute.pk)]})
    client.post("/listings/new/need/", {**typed, "excluded_organisations": [institute.pid]})
    listing = seeker.listings.get()
    page = client.get(f"/listings/{listing.pid}/edit/").content.decode()

    assert (refused.status_code, list(listing.excluded_organisations.all())) == (422, [institute])
    assert re.findall(r'name="excluded_organisations" value="(\w+)"', page) == [institute.pid, rival.pid]
    assert "Thu hẹp danh sách: Các tổ chức không được thấy tin này" in page


@pytest.mark.django_db
def test_only_organisations_that_one_may_read_are_offered_for_exclusion(seeker: Any, an: Any, rival: Any, institute: Any) -> None:
    Organisation.objects.filter(pk=rival.pk).update(state="temporary")

    form = FORMS["need"](organisation=seeker, reader=an)

    assert list(form.fields["excluded_organisations"].queryset) == [institute]


@pytest.mark.django_db
def test_an_organisation_that_was_suspended_stays_excluded_when_a_row_is_added(
    client: Any, lan: Any, point: Any, seeker: Any, an: Any, rival: Any
) -> None:
    need = a_draft(seeker, an)
    need.excluded_organisations.add(rival)
    Organisation.objects.filter(pk=rival.pk).update(state="suspended")
    client.force_login(an)
    sent = {"add-row": "specifications", "excluded_organisations": [rival.pid], **rows_of("need", "specifications")}

    page = client.post(f"/listings/{need.pid}/edit/", sent).content.decode()

    assert re.search(rf'name="excluded_organisations" value="{rival.pid}"[^>]* checked', page)


OWN = {
    "need": {"inputs", "training", "origin_preference"},
    "offer": {"outputs", "inventors", "task_agency", "payment", "incidental_costs", "transfer_list", "licence_needed",
              "export_control"},
}  # fmt: skip


@pytest.mark.parametrize(("kind", "own"), OWN.items())
def test_every_field_that_the_point_asks_for_is_in_a_section(kind, own):
    shared = {"strategic", "hi_tech", "zone", "adviser", "partner_regions", "partner_kinds", "partner_sizes", "partner_wishes"}
    placed = [name for _legend, _help, names in FORMS[kind].sections for name in names]

    assert (own | shared) - set(placed) == set()
    assert sorted(placed) == sorted(FORMS[kind].base_fields)


def test_only_an_officer_chooses_the_adviser(seeker, an, mai, dung):
    assert "adviser" not in FORMS["need"](organisation=seeker, reader=an).fields
    asked = FORMS["need"](organisation=seeker, reader=dung).fields["adviser"]

    assert set(asked.queryset) == {mai, dung}
