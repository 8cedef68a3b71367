"""The annexes of promoted, restricted and prohibited technology: unknown as shipped, brought in by a steward, with their days."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from openpyxl import Workbook

from cungcau.trail.models import Entry
from cungcau.vocabulary.actions import import_listed, load_terms
from cungcau.vocabulary.models import Edition, Status, Term
from cungcau.vocabulary.queries import CRITERIA, LISTED, NOT_LOADED, terms_of

pytestmark = pytest.mark.django_db
KEY = "prohibited_technology"
HEAD = ["code", "name_vi", "name_en", "valid_from", "valid_to", "source", "status", "aliases"]
ROW = ["1", "Công nghệ điện phân dùng thủy ngân", "Electrolysis with mercury", "", "", "", "", "thủy ngân|mercury"]


@pytest.fixture
def bring(tmp_path, lan, lists):
    def it(rows=(ROW,), head=HEAD, name="phu-luc.csv", **said):
        path = tmp_path / name
        path.write_text("\n".join(";".join(row) for row in [head, *rows]), encoding="utf-8")
        return import_listed(path, **{"by": lan, "key": KEY, **said})

    return it


def codes(day, key=KEY):
    return list(terms_of(key, day).values_list("code", flat=True))


def test_as_shipped_every_annex_is_unknown_and_the_criteria_are_not_called_read(lists):
    for key in LISTED:
        assert list(terms_of(key).values_list("code", "status")) == [(NOT_LOADED, Status.UNKNOWN)]
    assert not Term.objects.filter(scheme=CRITERIA, status=Status.READ).exists()


def test_the_criteria_after_the_law_of_2025_are_unknown(lists):
    days = (date(2026, 3, 31), date(2026, 4, 1))
    before, after = (set(terms_of(CRITERIA, day).values_list("version", "status")) for day in days)

    assert before == {("07/2017", "memory")}
    assert after == {("115/2025", "unknown")}


def test_an_annex_takes_the_place_of_what_is_unknown(bring):
    report = bring()

    row = Term.objects.get(scheme=KEY, code="1")
    assert (report.applied, row.version, row.status, row.valid_from) == (True, "76/2018", "read", date(2018, 7, 1))
    assert row.aliases == "thủy ngân|mercury" and "phu-luc.csv" in row.source
    assert codes(date(2027, 1, 1)) == ["1"]
    assert Entry.objects.filter(subject=f"vocabulary.scheme:{KEY}", verb="import_listed").count() == 1


def test_it_stays_when_the_shipped_lists_are_loaded_again(bring):
    bring()
    load_terms()

    assert codes(date(2027, 1, 1)) == ["1"]


def test_a_dry_run_tells_and_writes_nothing(bring):
    report = bring(dry_run=True)

    assert (report.applied, report.difference.added) == (False, ("1",))
    assert not Term.objects.filter(scheme=KEY, code="1").exists()


def test_a_spreadsheet_with_vietnamese_headings_is_read(tmp_path, lan, lists):
    path, book = tmp_path / "phu-luc.xlsx", Workbook()
    for row in (
        ("PHỤ LỤC III",), ("STT", "Tên công nghệ", "Từ ngày"), (1, "Công nghệ thứ nhất", "01/03/2027"),
        (2, "Công nghệ thứ hai", None),
    ):  # fmt: skip
        book.active.append(row)
    book.save(path)

    assert import_listed(path, by=lan, key=KEY).counts == {1: 2}
    assert Term.objects.get(scheme=KEY, code="1").valid_from == date(2027, 3, 1)


def test_a_later_edition_ends_the_earlier_one_the_day_before(bring):
    bring()
    bring([["I.1", "Công nghệ khác", *[""] * 6]], version="99/2027", valid_from=date(2027, 7, 1))

    assert (codes(date(2027, 6, 30)), codes(date(2027, 7, 1))) == (["1"], ["I.1"])


def test_an_earlier_edition_brought_in_later_ends_where_the_next_begins(bring):
    bring([["I.1", "Công nghệ khác", *[""] * 6]], version="99/2027", valid_from=date(2027, 7, 1))
    bring()

    assert (codes(date(2027, 6, 30)), codes(date(2027, 7, 1))) == (["1"], ["I.1"])
    assert Edition.objects.get(scheme=KEY, version="76/2018").valid_to == date(2027, 6, 30)


def test_an_edition_of_the_same_first_day_takes_the_place_of_the_other(bring):
    bring()
    bring([["I.1", "Công nghệ khác", *[""] * 6]], version="Phụ lục III", valid_from=date(2018, 7, 1))

    assert codes(date(2026, 1, 1)) == ["I.1"]


WRONG = [
    (ROW, ROW), (["", "Không mã", *[""] * 6],), (["2", *[""] * 7],), (["2", "Sai ngày", "", "32/13/2026", "", "", "", ""],),
    (["2", "Ngược", "", "2027-01-01", "2026-01-01", "", "", ""],), (["2", "Lạ", "", "", "", "", "sure", ""],), (),
]  # fmt: skip


@pytest.mark.parametrize("rows", WRONG)
def test_a_file_with_a_fault_changes_nothing_and_says_what_to_mend(bring, rows):
    report = bring(rows)

    assert report.is_refused and all(problem.message and problem.mend for problem in report.problems)
    assert codes(date(2027, 1, 1)) == [NOT_LOADED]


def test_a_file_without_headings_is_refused(bring):
    assert bring(head=["một", "hai"]).is_refused


@pytest.mark.parametrize("persona", ["guest", "an", "ha", "dung", "quang"])
def test_only_a_steward_brings_one_in(bring, request, persona):
    with pytest.raises(PermissionDenied):
        bring(by=request.getfixturevalue(persona))


def test_the_row_of_the_template_that_stands_for_what_is_not_loaded_is_no_entry(bring):
    stands = [NOT_LOADED, "Phụ lục: chưa nạp mục nào", "", "", "", "", "unknown", ""]

    assert bring([stands]).problems
    bring([stands, ROW])

    assert codes(date(2026, 11, 1)) == ["1"]


def test_a_word_that_is_no_status_is_quoted_as_it_was_typed(bring):
    (problem,) = bring([[*ROW[:6], "Đã Đọc", ""]]).problems

    assert "“Đã Đọc”" in str(problem.message)
