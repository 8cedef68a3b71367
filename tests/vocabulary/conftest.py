"""The shipped code lists in the database, and files as an authority would publish them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import structlog
from openpyxl import Workbook

from cungcau.trail.models import Entry
from cungcau.vocabulary.actions import load_terms
from cungcau.vocabulary.annex import LENGTHS
from cungcau.vocabulary.models import Edition, Scheme, Term
from cungcau.vocabulary.queries import forget
from cungcau.vocabulary.tables import load_terms as shipped

Line = tuple[str, str]


@pytest.fixture(autouse=True)
def fresh_copy():
    """No copy of an earlier test's lists, no request of an earlier test that still seems to go on."""
    structlog.contextvars.clear_contextvars()
    forget()
    yield
    forget()


def clear() -> None:
    """No list at all, as before the first start."""
    Term.objects.update(parent=None)
    for rows in (Term.objects, Edition.objects, Scheme.objects, Entry.objects.filter(subject__startswith="vocabulary.")):
        rows.all().delete()
    forget()


@pytest.fixture(scope="module")
def shelf(django_db_setup, django_db_blocker):
    """The lists, loaded once for a module: they are read a hundred times and loading takes its second."""
    with django_db_blocker.unblock():
        load_terms()
    yield
    with django_db_blocker.unblock():
        clear()


@pytest.fixture
def lists(shelf, db) -> None:
    """The shipped lists are in the database."""


@pytest.fixture
def no_lists(lists) -> None:
    """The database of the first start, until the test ends."""
    clear()


def annex() -> list[Line]:
    """A whole annex: the sectors that we know, and made-up majors and sub-fields in the announced numbers."""
    known = [(row.code, row.name_vi) for row in shipped("field")]
    sectors = [code for code, _name in known if len(code) == 3]
    majors = [f"{sectors[n % len(sectors)]}{n // len(sectors) + 1:02d}" for n in range(328)]
    minors = [f"{majors[n % len(majors)]}{n // len(majors) + 1:02d}" for n in range(1780)]
    made_up = [(code, f"Chuyên ngành {code}") for code in [*majors, *minors]]
    return sorted([*known, *made_up])


@pytest.fixture
def whole_annex() -> list[Line]:
    return annex()


@pytest.fixture
def as_workbook(tmp_path) -> Callable[..., Path]:
    """Write lines as the circular prints them: a title, a heading, one code column a level, the name."""

    def write(lines: list[Line], name: str = "phu-luc.xlsx") -> Path:
        book = Workbook()
        sheet = book.active
        sheet.append(["PHỤ LỤC. BẢNG PHÂN LOẠI LĨNH VỰC KHOA HỌC VÀ CÔNG NGHỆ"])
        sheet.append(["STT", "Mã cấp 1", "Mã cấp 2", "Mã cấp 3", "Mã cấp 4", "Tên gọi", "Ghi chú"])
        for number, (code, words) in enumerate(lines, 1):
            cells: list[Any] = [number, None, None, None, None, words, None]
            place = LENGTHS.index(len(code)) + 1 if len(code) in LENGTHS else 4
            cells[place] = int(code) if code.isdigit() else code
            sheet.append(cells)
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def as_csv(tmp_path) -> Callable[..., Path]:
    """Write lines as a plain table: code, Vietnamese name, English name."""

    def write(lines: list[Line], name: str = "phu-luc.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            out = csv.writer(stream, delimiter=";")
            out.writerow(["Mã", "Tên lĩnh vực", "English"])
            out.writerows((code, words, f"Field {code}") for code, words in lines)
        return path

    return write


SECTIONS = {"A": "HUMAN NECESSITIES", "B": "PERFORMING OPERATIONS", "C": "CHEMISTRY", "D": "TEXTILES", "E": "FIXED"}
SECTIONS |= {"F": "MECHANICAL ENGINEERING", "G": "PHYSICS", "H": "ELECTRICITY"}


@pytest.fixture
def title_lists(tmp_path) -> list[Path]:
    """Eight small files in the shape of WIPO's title lists."""
    paths = []
    for section, title in SECTIONS.items():
        lines = [f"{section}\t{title}", f"{section}01\tFIRST CLASS [2006.01]", f"{section}01B\tFIRST SUBCLASS [1, 8]"]
        lines.append(f"{section}01B0001000000\tA group that is passed over")
        if section == "C":
            lines += ["C02\tTREATMENT OF WATER", "C02F\tTREATMENT OF WATER, WASTE WATER, SEWAGE, OR SLUDGE"]
        path = tmp_path / f"EN_ipc_section_{section}_title_list_20260101.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        paths.append(path)
    return paths
