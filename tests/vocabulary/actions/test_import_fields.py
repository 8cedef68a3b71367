"""The official annex of fields: read by content, checked whole, kept beside or in place of what we remembered."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import translation

from cungcau.kit import tables
from cungcau.kit.tables import kind
from cungcau.kit.tables.refusals import KINDS, PROBLEMS
from cungcau.trail.models import Entry
from cungcau.vocabulary.actions import import_fields
from cungcau.vocabulary.models import Edition, Term
from cungcau.vocabulary.queries import choices, term

pytestmark = pytest.mark.django_db


def test_a_whole_annex_is_the_edition_in_force(lists, lan, whole_annex, as_workbook):
    report = import_fields(as_workbook(whole_annex), by=lan)

    assert (report.problems, report.applied, dict(report.counts)) == ((), True, {1: 6, 2: 46, 3: 328, 4: 1780})
    assert Term.objects.filter(scheme="field", status="read", valid_to=None).count() == 2160
    assert term("field", whole_annex[-1][0]).parent.code == whole_annex[-1][0][:5]
    assert Entry.objects.get(subject="vocabulary.scheme:field", verb="import_fields").facts["version"] == "TT24/2025"


def test_a_csv_with_both_languages_is_read_as_well(lists, lan, whole_annex, as_csv):
    import_fields(as_csv(whole_annex), by=lan)

    row = term("field", "207")
    assert (row.name_vi, row.name_en, row.status) == ("Kỹ thuật môi trường", "Field 207", "read")


def test_known_english_names_and_other_words_are_kept(lists, lan, whole_annex, as_workbook):
    import_fields(as_workbook(whole_annex), by=lan)

    row = term("field", "102")
    assert row.name_en == "Computer and information sciences"
    assert "CNTT" in row.aliases.split("|")


def test_a_select_still_offers_the_second_level(lists, lan, whole_annex, as_workbook):
    import_fields(as_workbook(whole_annex), by=lan)

    assert sum(len(group) for _name, group in choices("field")) == 46


def test_a_dry_run_says_what_would_change_and_writes_nothing(lists, lan, whole_annex, as_workbook):
    lines = [(code, "Kỹ thuật môi trường mới" if code == "207" else name) for code, name in whole_annex]
    report = import_fields(as_workbook(lines), by=lan, dry_run=True)

    assert (report.applied, len(report.difference.added)) == (False, 328 + 1780)
    assert ("207", "Kỹ thuật môi trường", "Kỹ thuật môi trường mới") in report.difference.changed
    assert Term.objects.filter(scheme="field").count() == 52


def test_another_edition_is_kept_beside_the_old_one(lists, lan, whole_annex, as_workbook):
    import_fields(as_workbook(whole_annex), by=lan, version="TT99/2030", valid_from=date(2030, 1, 1))

    assert Edition.objects.get(scheme="field", version="TT24/2025").valid_to == date(2029, 12, 31)
    assert term("field", "207", date(2028, 1, 1)).version == "TT24/2025"
    assert term("field", "207", date(2031, 1, 1)).version == "TT99/2030"


def _told(report):
    return [(problem.row, str(problem.message)) for problem in report.problems]


@pytest.mark.parametrize(
    ("spoil", "row", "words"),
    [
        (lambda lines: [*lines, ("207", "Lặp lại")], 2163, "207"),
        (lambda lines: [*lines, ("29998", "Ngành thừa")], None, "328"),
        (lambda lines: [(code, "" if code == "207" else name) for code, name in lines], None, "207"),
        (lambda lines: [*lines, ("2079", "Bốn chữ số")], 2163, "2079"),
        (lambda lines: [line for line in lines if line[0] != "207"], None, "207"),
        (lambda lines: lines[:-1], None, "1779"),
    ],
    ids=["twice", "too many", "no name", "broken code", "no parent", "too few"],
)
def test_a_file_with_a_fault_changes_nothing(lists, lan, whole_annex, as_workbook, spoil, row, words):
    report = import_fields(as_workbook(spoil(whole_annex)), by=lan)

    told = _told(report)
    assert report.applied is False
    assert [message for at, message in told if words in message and (row is None or at == row)] != []
    assert Term.objects.filter(scheme="field").count() == 52


def test_a_file_that_is_no_annex_is_refused(lists, lan, tmp_path):
    path = tmp_path / "thu.csv"
    path.write_text("tên;tuổi\nAn;30\nBình;31\n", encoding="utf-8")

    assert len(import_fields(path, by=lan).problems) == 1


UNREADABLE = {
    "": (b"", "Tệp rỗng", "The file is empty."),
    "pdf": (b"%PDF-1.7\n", "tài liệu PDF", "This is not a table but a PDF document."),
    "image": (b"\x89PNG\r\n\x1a\n", "hình ảnh", "This is not a table but an image."),
    "xlsx": (b"PK\x03\x04 cut off", "bị hỏng", "The workbook is damaged: File is not a zip file."),
    "xls": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
        "kiểu cũ",
        "This is an old Excel workbook (.xls).",
    ),
    "json": (b'[{"code": "207"}]', "JSON", "This is a JSON list, not JSON lines."),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence_with_its_mend(lists, lan, tmp_path, name):
    content, vietnamese, english = UNREADABLE[name]
    path = tmp_path / f"phu-luc.{name or 'csv'}"
    path.write_bytes(content)
    told = {}
    for language in ("vi", "en"):
        with translation.override(language):
            [problem] = import_fields(path, by=lan).problems
            told[language] = (str(problem.message), str(problem.mend))

    assert vietnamese in told["vi"][0]
    assert told["en"][0] == english
    assert all(told["vi"][part] and told["vi"][part] != told["en"][part] for part in (0, 1))


def test_every_refusal_of_a_table_has_its_words():
    folder = Path(tables.__file__).parent
    refused = {code for path in folder.glob("*.py") for code in re.findall(r'TableRefused\(\s*"(\w+)"', path.read_text())}
    kinds = {name for _start, name in [*kind.SIGNATURES, *kind.ZIPPED]} | {"html", "xml", "binary", "archive"}

    assert refused | {"encrypted", "old_xls", "old_office"} == set(PROBLEMS)
    assert kinds == set(KINDS)


def test_only_a_steward_imports(lists, an, whole_annex, as_workbook):
    with pytest.raises(PermissionDenied):
        import_fields(as_workbook(whole_annex), by=an)


def test_the_command_names_row_and_mend_and_writes_nothing(lists, whole_annex, as_workbook, capsys):
    path = as_workbook([*whole_annex, ("207", "Lặp lại")])

    with pytest.raises(CommandError) as stop:
        call_command("import_fields", str(path))

    assert stop.value.returncode == 2
    assert "row 2163" in capsys.readouterr().err


def test_the_command_imports_in_a_stewards_name(lists, lan, whole_annex, as_workbook, capsys):
    call_command("import_fields", str(as_workbook(whole_annex)), "--by", lan.email)

    assert "level 4: 1780" in capsys.readouterr().out
    assert Entry.objects.get(verb="import_fields").actor_name == lan.name
