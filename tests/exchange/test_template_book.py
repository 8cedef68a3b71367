"""Templates: every choice they offer is read as what it says, and their example is passed over."""

import pytest
from django.utils import translation
from openpyxl import load_workbook

from cungcau.exchange.actions import upload_import
from cungcau.exchange.kinds import SIDES, records_of
from cungcau.exchange.template_book import choices_of, example_of, write_template
from cungcau.kit.policy import SYSTEM
from cungcau.registry.actions import load_shipped
from cungcau.vocabulary.queries import terms_of
from tests.factories.exchange import work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def zones():
    load_shipped(by=SYSTEM)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("side", SIDES)
def test_every_choice_is_read_back_as_its_code(side, lang):
    records = records_of(side, SYSTEM)
    with translation.override(lang):
        for column in records.columns:
            scheme = column.scheme or records.schemes.get(column.name, "")
            if scheme:
                codes = [term.code for term in terms_of(scheme).order_by("order", "code")]
                assert [records.known(scheme, choice) for choice in choices_of(records, column)] == codes


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("format", ["xlsx", "csv"])
@pytest.mark.parametrize("side", SIDES)
def test_an_unfilled_template_brings_nothing_in_and_a_row_below_the_example_comes_in(
    tmp_path, seeker, dung, side, format, lang
):
    path = tmp_path / f"template.{format}"
    with translation.override(lang):
        write_template(side, format, path)
        with path.open("rb") as file:
            thing = upload_import(side, file, path.name, by=dung, language=lang)
    work()
    thing.refresh_from_db()

    assert (thing.state, thing.total, thing.remarks) == ("checked", 0, [])


def test_the_example_would_come_in_if_it_were_not_one(dung):
    """What it shows is right: only its organisation is invented."""
    from tests.people import organisation

    organisation("Công ty TNHH Ví Dụ", tax_code="0100109106")
    organisation("Viện Ví Dụ")
    for side in ("need", "offer", "expert"):
        outcome = brought(side, dung, {**example_of(side), "id": "X1"})
        assert outcome == ("new", []), side
    new = {**example_of("organisation"), "id": "X1", "tax_code": "0301442989"}
    assert brought("organisation", dung, new) == ("new", [])


def brought(side, by, cells):
    from tests.factories.exchange import checked

    by_name = records_of(side, SYSTEM).by_name
    thing = checked(by, {by_name[name].key: value for name, value in cells.items()}, side=side)
    line = thing.lines.get()
    return line.outcome, line.troubles


def test_the_workbook_offers_the_lists_and_says_what_to_do_in_both_languages(tmp_path):
    path = tmp_path / "template.xlsx"
    with translation.override("vi"):
        write_template("need", "xlsx", path)
    book = load_workbook(path)
    sheet, lists, instructions = book.worksheets
    words, keys = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2))

    assert book.sheetnames == ["Nhu cầu", "Bảng mã", "Hướng dẫn"]
    assert dict(zip(keys, words, strict=True))["tieu_de"] == "Tiêu đề"
    assert sheet["A3"].value.startswith("(ví dụ)")
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert len(offered) > 10 and all("Bảng mã" in formula for formula in offered.values())
    assert any(str(cell.value).startswith("207 – ") for column in lists.iter_cols() for cell in column)
    text = " ".join(str(cell.value) for row in instructions.iter_rows() for cell in row if cell.value)
    assert "Mỗi bản ghi một dòng." in text and "One row for each record." in text
