"""An officer brings in five hundred rows, mends what is refused, applies, finds nothing left to do, and takes it back."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from cungcau.exchange.models import Import
from cungcau.listings.models import Listing
from tests.factories.exchange import NEED, needs, table, undone, work
from tests.journeys.test_accessibility import faults_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]


def bring_in(page, path):
    """Upload a file of needs, let the worker check it, and look at what it found."""
    page.goto("/exchange/")
    page.click("a[href='/exchange/upload/']")
    page.select_option("[name=side]", "need")
    page.set_input_files("[name=upload]", path)
    page.click("#main .form-actions .btn-main")
    page.wait_for_selector("#progress")
    work()
    page.wait_for_selector("#rows")  # the page has seen by itself that it is done


def press(page, verb, selector):
    """Press the button of a verb, let the worker do it, and wait until the page shows the end of it."""
    page.click(f"form[action$='/{verb}/'] button")
    page.wait_for_selector("#progress")
    work()
    page.wait_for_selector(selector)


@pytest.mark.parametrize(("language", "count"), [("vi", 500), ("en", 60)])
def test_rows_are_brought_in_mended_applied_and_undone(visit, point, vocabulary, seeker, dung, lan, tmp_path, language, count):
    rows = needs(count)
    for number, cells in {4: {"TRL_toi_thieu": "12"}, 20: {"ten_to_chuc": "Công ty Lạ"}, 45: {"tieu_de": ""}}.items():
        rows[number * count // 50] |= cells
    file = tmp_path / "khao-sat.csv"
    file.write_text(table(*rows), encoding="utf-8")
    page = visit("/", language=language, as_user=dung)

    bring_in(page, file)
    assert page.locator("#rows tbody tr").count() == 3
    assert "“12”" in page.inner_text("#rows") and "“Công ty Lạ”" in page.inner_text("#rows")
    with page.expect_download() as loading:
        page.click("a[href$='/marked.xlsx']")
    mended = tmp_path / "mended.xlsx"
    loading.value.save_as(mended)
    press(page, "apply", ".notice[data-tone=good]")
    assert Listing.objects.count() == count - 3

    book = load_workbook(mended)
    sheet = book.active
    assert [row[0].fill.fgColor.rgb[-6:] for row in sheet.iter_rows(min_row=2)] == ["FBE3DD"] * 3
    for at, value in (("F2", 7), ("D3", NEED["ten_to_chuc"]), ("C4", "Máy sấy")):
        sheet[at] = value
    book.save(mended)
    bring_in(page, mended)
    press(page, "apply", ".notice[data-tone=good]")
    assert Listing.objects.filter(external_id__gt="").count() == count

    bring_in(page, mended)
    again = Import.objects.first()
    assert (again.new, again.changed, again.unchanged, again.refused) == (0, 0, 3, 0)

    page.goto(Import.objects.last().get_absolute_url())
    page.click("a[href*='/undo/']")
    page.click("#main .form-actions .btn-danger")
    page.wait_for_selector("#progress")
    work()
    page.wait_for_selector(".notice[data-tone=good]")
    assert Listing.objects.filter(state="withdrawn").count() == count - 3
    assert Listing.objects.filter(external_id__gt="").count() == 3


def test_it_works_without_scripts(visit, point, vocabulary, seeker, dung, lan, tmp_path):
    file = tmp_path / "needs.csv"
    file.write_text(table(NEED), encoding="utf-8")
    page = visit("/exchange/upload/", as_user=dung, scripts=False)
    page.set_input_files("[name=upload]", file)
    page.click("#main .form-actions .btn-main")
    assert page.locator("#progress").count() == 1
    work()
    page.click("#main p.meta a")
    page.click("form[action$='/apply/'] button")
    work()
    page.reload()

    assert Listing.objects.get().external_id == "N1"


def test_axe_finds_nothing_on_its_pages(visit, point, vocabulary, seeker, dung, lan, an):
    from cungcau.listings.actions import edit_listing
    from tests.factories.exchange import an_upload, applied, checked

    applied(dung, *needs(3))
    other = [{**NEED, "ma_ngoai": "X", "TRL_toi_thieu": "12"}, {**NEED, "ma_ngoai": "Y"}]
    mixed = checked(dung, *needs(2, TRL_toi_thieu="8"), *other)
    taken = applied(dung, {**NEED, "ma_ngoai": "Z"}, {**NEED, "ma_ngoai": "ZZ"})
    listing = Listing.objects.get(external_id="Z")
    edit_listing(listing, by=an, version=listing.version, trl=2)
    taken = undone(taken, dung)
    waiting = an_upload(dung, NEED)
    bad = checked(dung, {"a": "1"})
    work_on = [f"{thing.get_absolute_url()}" for thing in (mixed, taken, waiting, bad)]
    pages = ["/exchange/", "/exchange/upload/", "/exchange/export/need/", *work_on, f"{work_on[0]}?show=", f"{work_on[0]}?q=none"]

    assert faults_of(visit("/", as_user=dung), pages) == {}
