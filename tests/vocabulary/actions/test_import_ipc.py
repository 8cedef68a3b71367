"""WIPO's title lists: text and XML, all sections at once, Vietnamese names kept."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from cungcau.vocabulary.actions import import_ipc
from cungcau.vocabulary.models import Edition, Term
from cungcau.vocabulary.queries import term

pytestmark = pytest.mark.django_db


def test_a_whole_title_list_is_the_edition_in_force(lists, lan, title_lists):
    report = import_ipc(title_lists, by=lan)

    assert (report.problems, report.applied, report.version) == ((), True, "2026.01")
    assert dict(report.counts) == {1: 8, 2: 9, 3: 9}
    assert term("ipc", "C02F").parent.code == "C02"
    assert term("ipc", "A01B").name_en == "FIRST SUBCLASS"


def test_vietnamese_names_that_we_have_are_kept(lists, lan, title_lists):
    import_ipc(title_lists, by=lan)

    row = term("ipc", "C02")
    assert (row.name_vi, row.name_en) == ("Xử lý nước, nước thải, nước cống hoặc bùn thải", "TREATMENT OF WATER")


def test_the_earlier_edition_ends_the_day_before(lists, lan, title_lists):
    import_ipc(title_lists, by=lan)

    assert Edition.objects.get(scheme="ipc", version="memory-2025").valid_to == date(2025, 12, 31)
    assert Term.objects.filter(scheme="ipc", version="memory-2025", valid_to=None).count() == 0


def test_a_missing_section_is_named_and_nothing_is_written(lists, lan, title_lists):
    report = import_ipc(title_lists[1:], by=lan)

    assert "A" in str(report.problems[0].message)
    assert Edition.objects.filter(scheme="ipc").count() == 1


def test_a_line_that_is_no_title_is_named(lists, lan, title_lists):
    with title_lists[0].open("a", encoding="utf-8") as stream:
        stream.write("not a symbol\tat all\n")
    report = import_ipc(title_lists, by=lan)

    problem = report.problems[0]
    assert (problem.file, problem.row) == (title_lists[0].name, 5)


def test_files_without_a_day_need_one(lists, lan, title_lists):
    renamed = [path.rename(path.with_name(f"{path.name[15]}.txt")) for path in title_lists]

    assert import_ipc(renamed, by=lan).is_refused
    assert import_ipc(renamed, by=lan, valid_from=date(2026, 1, 1)).version == "2026.01"


def _scheme_xml(path: Path) -> Path:
    def entry(kind, symbol, title, inside=""):
        return (
            f'<ipcEntry kind="{kind}" symbol="{symbol}"><textBody><title><titlePart><text>{title}</text>'
            f"<entryReference>A99</entryReference></titlePart><titlePart><text>more</text></titlePart></title>"
            f"</textBody>{inside}</ipcEntry>"
        )

    sections = [
        entry("s", section, "SECTION", entry("t", section, "Guidance", entry("c", f"{section}01", "CLASS", entry(
            "u", f"{section}01B", "SUBCLASS", entry("m", f"{section}01B0001000000", "Group")))))
        for section in "ABCDEFGH"
    ]  # fmt: skip
    path.write_text(f'<IPCScheme xmlns="http://www.wipo.int/classifications/ipc/masterfiles">{"".join(sections)}</IPCScheme>')
    return path


def test_the_scheme_in_xml_is_read_as_well(lists, lan, tmp_path):
    report = import_ipc([_scheme_xml(tmp_path / "EN_ipc_scheme_20260101.xml")], by=lan)

    assert (report.problems, dict(report.counts)) == ((), {1: 8, 2: 8, 3: 8})
    assert term("ipc", "A01B").name_en == "SUBCLASS; more"


def test_xml_with_entities_is_refused(lists, lan, tmp_path):
    path = tmp_path / "scheme_20260101.xml"
    path.write_text('<!DOCTYPE x [<!ENTITY a "aaaa">]><IPCScheme>&a;</IPCScheme>')

    with translation.override("en"):
        problem = import_ipc([path], by=lan).problems[0]
        told = (problem.file, str(problem.message), str(problem.mend))

    assert told == (
        "scheme_20260101.xml", "The XML holds definitions of its own, which WIPO's files do not.",
        "Download the file again from WIPO.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<IPCScheme>\n<ipcEntry>", "The XML cannot be read beyond line 2."),
        (b"%PDF-1.7\n1 0 obj\nstream\n", "The file is neither text nor XML."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\n\n\n\n", "The file is neither text nor XML."),
        (b"PK\x03\x04whatever", "The file is an archive."),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem_in_a_plain_sentence(lists, lan, tmp_path, content, words):
    path = tmp_path / "scheme_20260101.xml"
    path.write_bytes(content)

    with translation.override("en"):
        told = [(str(problem.message), bool(problem.mend)) for problem in import_ipc([path], by=lan).problems if problem.file]

    assert told == [(words, True)]


def test_only_a_steward_imports(lists, an, title_lists):
    with pytest.raises(PermissionDenied):
        import_ipc(title_lists, by=an)
