"""One file of 500 rows in which every fault that a row of needs can have is planted once: all are named, with their mend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cungcau.exchange import telling
from cungcau.listings.models import Listing
from tests.factories.listings import a_draft, a_published, a_submitted
from tests.people import organisation
from tests.terminal.exchange.faults import (
    EXPERT_FAULTS,
    FILE_FAULTS,
    NEED_FAULTS,
    OFFER_FAULTS,
    ORGANISATION_FAULTS,
    Fault,
)

pytestmark = pytest.mark.django_db
ROWS = 500
GOOD = {"tieu_de": "Máy sấy bơm nhiệt cho vải thiều", "ten_to_chuc": "Công ty Cơ khí Sao Mai", "linh_vuc_KHCN": "207"}


@pytest.fixture(autouse=True)
def there(vocabulary, seeker, rival, an, ha):
    """What faults refer to: listings in three states, a suspended organisation, a zone, two of one name."""
    from cungcau.kit.policy import SYSTEM
    from cungcau.registry.actions import load_shipped

    load_shipped(by=SYSTEM)
    organisation("Công ty Tạm Ngưng", state="suspended")
    for _one in range(2):
        organisation("Công ty Trùng Tên")
    organisation("Công ty Có Mã", tax_code="0100109106")
    for key, make in (("DRAFT-1", a_draft), ("REVIEW-1", a_submitted), ("PUBLIC-1", a_published)):
        made = make(seeker, an, *([ha] if make is a_published else []))
        Listing.objects.filter(pk=made.pk).update(external_id=key)


def planted(faults: list[Fault]) -> tuple[list[dict[str, Any]], dict[int, Fault]]:
    """Rows among which the faults stand, at equal distances; the row of a spreadsheet at which each stands."""
    rows = [{**GOOD, "ma_ngoai": f"N{number}"} for number in range(ROWS)]
    step = ROWS // (len(faults) + 1)
    places = {}
    for number, fault in enumerate(faults, 1):
        rows[number * step].update(fault.cells)
        places[number * step + 2] = fault
    return rows, places


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_thirty_and_more_kinds_of_fault_in_500_rows_are_all_named(bring, lang):
    rows, places = planted(NEED_FAULTS)

    done = bring("needs", *rows, lang=lang)

    told = {line for line in done.lines if refused(lang) in line}
    missing = [fault.code for row, fault in places.items() if not any(names(line, row, fault, lang) for line in told)]
    assert missing == []
    assert len({fault.code for fault in NEED_FAULTS}) >= 30
    assert done.counts == f"new {ROWS - len(places)}, changed 0, unchanged 0, refused {len(places)}"
    assert len(told) == sum(fault.lines for fault in NEED_FAULTS)


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("fault", ORGANISATION_FAULTS, ids=lambda fault: fault.code)
def test_faults_of_organisations_are_named_as_well(bring, fault, lang):
    good = {"ma_ngoai": "T1", "ten_to_chuc": "Công ty Mới", "loai_to_chuc": "sme", "ma_so_thue": "0301442989"}

    done = bring("organisations", good, {**good, "ma_ngoai": "T2", "ma_so_thue": "", **fault.cells}, lang=lang)

    assert done.counts == "new 1, changed 0, unchanged 0, refused 1"
    assert names(done.lines[1], 3, fault, lang), done.out


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize(("kind", "fault"), [
    *(("offers", fault) for fault in OFFER_FAULTS), *(("experts", fault) for fault in EXPERT_FAULTS),
])  # fmt: skip
def test_faults_of_offers_and_experts_are_named_too(bring, kind, fault, lang):
    good = GOOD if kind == "offers" else {"ho_ten": "Nguyễn Hoài Đức"}

    done = bring(kind, {**good, "ma_ngoai": "X1"}, {**good, "ma_ngoai": "X2", **fault.cells}, lang=lang)

    assert done.counts == "new 1, changed 0, unchanged 0, refused 1"
    assert names(done.lines[1], 3, fault, lang), done.out


@pytest.mark.parametrize(("name", "content", "code"), FILE_FAULTS)
def test_faults_of_a_line_are_refused_with_their_number(run, tmp_path: Path, name, content, code):
    (tmp_path / name).write_text(content, encoding="utf-8")

    done = run("import", "needs", tmp_path / name)

    assert "refused 1" in done.counts
    assert any(names(line, None, Fault(code, {}), "en") for line in done.lines), done.out


def refused(lang: str) -> str:
    return "refused. " if lang == "en" else "từ chối. "


def names(line: str, row: int | None, fault: Fault, lang: str) -> bool:
    """The row, the column where there is one, the sentence and how to mend it."""
    from cungcau.terminal import language
    from cungcau.terminal.words import WORDS

    language.use(lang)
    place = "" if row is None else f"{'row' if lang == 'en' else 'dòng'} {row}"
    column = f"({fault.column})" if fault.column else ""
    problem, mend = (language.gettext(words) for words in WORDS[telling.STRICTLY.get(fault.code, fault.code)])
    pieces = [part for words in (problem, mend) for part in fixed(words)]
    return line.startswith(place) and column in line.partition(refused(lang))[0] and all(piece in line for piece in pieces)


def fixed(words: str) -> list[str]:
    """The words of a sentence between its facts."""
    import re

    return [piece for piece in re.split(r"\{\w+\}", words) if piece]
