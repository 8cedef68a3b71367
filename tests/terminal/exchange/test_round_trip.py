"""What is exported comes back without a change: the whole demo park, in every kind of file, here and elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction
from openpyxl import load_workbook

from cungcau.listings.models import Listing
from cungcau.registry.models import Expert, Organisation
from cungcau.trail.models import Entry

KINDS = ("organisations", "experts", "needs", "offers")
pytestmark = pytest.mark.django_db
# The format of a file does not hang on the database.
SUFFIXES = ["csv", *(pytest.param(suffix, marks=pytest.mark.sqlite_only) for suffix in ("xlsx", "jsonl"))]


@pytest.fixture(scope="module", autouse=True)
def park(django_db_setup, django_db_blocker):
    """The demo park's records, planted once for this file."""
    from cungcau.listings import demo as of_listings
    from cungcau.registry import demo as of_registry
    from cungcau.vocabulary.actions.load_terms import load_terms

    with django_db_blocker.unblock(), transaction.atomic():
        load_terms()
        of_registry.plant()
        of_listings.plant()
        yield
        transaction.set_rollback(True)


def count_of(kind: str) -> int:
    if kind in ("needs", "offers"):
        return Listing.objects.filter(kind=kind.removesuffix("s")).count()
    return (Organisation if kind == "organisations" else Expert).objects.count()


def emptied() -> None:
    """As after a first start: lists and zones are there, no record is."""
    Listing.objects.all().delete()
    Expert.objects.all().delete()
    Organisation.objects.all().delete()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_park_comes_back_unchanged(run, tmp_path: Path, kind, suffix):
    path = tmp_path / f"all.{suffix}"
    written = run("export", kind, "-o", path, lang="vi")
    entries = Entry.objects.count()

    for options in ((), ("--apply",)):
        done = run("import", kind, path, *options)
        assert (done.code, done.counts) == (0, f"new 0, changed 0, unchanged {count_of(kind)}, refused 0"), done.out[-2000:]

    assert (written.code, count_of(kind) > 20, Entry.objects.count() - entries) == (0, True, 0)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_installation_gets_all_of_it_and_gives_the_same_files(run, tmp_path: Path, suffix):
    files = {kind: tmp_path / f"{kind}.{suffix}" for kind in KINDS}
    counts = {kind: count_of(kind) for kind in KINDS}
    for kind, path in files.items():
        run("export", kind, "-o", path)
    emptied()
    for kind, path in files.items():
        assert run("import", kind, path, "--apply").counts == f"new {counts[kind]}, changed 0, unchanged 0, refused 0"

    for kind, path in files.items():
        again = tmp_path / f"again-{kind}.{suffix}"
        run("export", kind, "-o", again)
        assert rows_of(again) == rows_of(path)
        assert run("import", kind, again).counts == f"new 0, changed 0, unchanged {counts[kind]}, refused 0"
    assert set(Listing.objects.values_list("state", "source")) == {("draft", "import")}
    assert set(Organisation.objects.values_list("state", flat=True)) == {"temporary"}
    assert set(Expert.objects.values_list("state", flat=True)) == {"proposed"}
    assert Listing.objects.filter(excluded_organisations__isnull=False).exists()


def rows_of(path: Path):
    """The bytes of a text; of a workbook, which holds the time it was made, the cells."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    return [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("lang", "heading"), [("vi", "Tiêu đề"), ("en", "Title")])
def test_a_workbook_has_the_readers_headings_and_under_them_the_machine_keys(run, tmp_path: Path, lang, heading):
    path = tmp_path / "needs.xlsx"

    run("export", "needs", "-o", path, lang=lang)
    words, keys = ([cell.value for cell in row] for row in load_workbook(path).active.iter_rows(max_row=2))

    assert dict(zip(keys, words, strict=True))["tieu_de"] == heading
    assert {"ma_ngoai", "ten_to_chuc", "ma_so_thue", "yeu_cau_ky_thuat", "kinh_phi_tu", "TRL_toi_thieu", "VSIC"} <= set(keys)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("kind", KINDS)
def test_english_headings_are_read_as_well(run, tmp_path: Path, kind):
    path = tmp_path / "all.csv"

    run("export", kind, "-o", path, lang="en")

    assert run("import", kind, path, lang="vi").counts == f"new 0, changed 0, unchanged {count_of(kind)}, refused 0"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_words_that_could_be_read_as_something_else_come_back_as_they_are(run, tmp_path: Path, suffix):
    need = Listing.objects.filter(kind="need").first()
    words = ["=HYPERLINK(1)", "'=1+1", "-5 °C", "+84 912", "@SUM", "a;b|c\\d", '"x", "y"', "1.234", "#N/A!_x0041_", "dòng\r\nhai",
             "0123"]  # fmt: skip
    texts = dict(zip(("title_vi", "title_en", "summary_vi", "summary_en", "problem", "tried", "standards", "not_wanted",
                      "current_technology", "site_conditions", "keywords_vi"), words, strict=True))  # fmt: skip
    Listing.objects.filter(pk=need.pk).update(state="draft", **texts)
    need.specifications.all().delete()
    rows = [(1.234, None, ""), (-1e-7, 2.5e22, ""), (None, None, "a;b|c\\"), (1000, None, "")]
    for position, (value, high, text) in enumerate(rows):
        operator = "text" if text else "range" if high else ">="
        need.specifications.create(position=position, parameter="a|b; c\\", operator=operator, value=value, high=high, text=text)
    need.targets.create(position=99, metric="=x|y;", now="1.234", wanted="-5", unit="%")
    path = tmp_path / f"needs.{suffix}"

    run("export", "needs", "-o", path)

    assert run("import", "needs", path).counts == f"new 0, changed 0, unchanged {count_of('needs')}, refused 0"
    if suffix == "xlsx":
        kinds = {cell.data_type for row in load_workbook(path).active.iter_rows() for cell in row}
        assert "f" not in kinds
    if suffix == "csv":
        text = path.read_text(encoding="utf-8-sig")
        assert (",=HYP" in text, ",'=HYP" in text, ",''=1+1" in text) == (False, True, True)
