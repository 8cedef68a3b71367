"""An agreement written from its template, filled from the case: as PDF and as .docx."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.wording_models import Wording
from cungcau.brokerage.wording_texts import SHIPPED_ON, Pair, filled, shipped, side_by_side
from cungcau.kit.tables.writing import writable_text
from cungcau.registry.models import point
from cungcau.vocabulary.queries import label

SHEET = Path(__file__).with_name("wording.typ")


@dataclass(frozen=True)
class Written:
    """All words in their languages. `signers`: (role, who) of those who sign; `note` says whose text it is."""

    pairs: tuple[Pair, ...]
    signers: tuple[tuple[str, str], ...]
    note: str
    ref: str
    languages: tuple[str, ...]


def newest(form: str, language: str) -> Wording | None:
    return Wording.objects.filter(form=form, language=language).order_by("-number").first()


def text_in_force(form: str, language: str) -> str:
    own = newest(form, language)
    return own.text if own else shipped(form, language)


def values_of(agreement: Agreement, language: str) -> dict[str, str]:
    """What the placeholders are filled with. The side that offers is the first party, for it is the one that discloses."""
    sides = sorted((one.party for one in agreement.sides.select_related("party__organisation")), key=_place)  # type: ignore[attr-defined]
    with override(language):
        here = point()
        values = {
            "ref": agreement.ref, "case": agreement.case.ref, "point": here.name if here else "",
            "goal": _what_about(agreement.case), "technology": agreement.technology,
            "day": date_format(timezone.localdate(), "SHORT_DATE_FORMAT"),
            "starts_on": _day(agreement.starts_on) or _("the day of signature"), "ends_on": _day(agreement.ends_on),
        }  # fmt: skip
        for number, party in enumerate(sides[:2], start=1):
            firm = party.organisation
            values[f"party_{number}"] = str(party)
            values[f"tax_code_{number}"] = (firm.tax_code or "") if firm else ""
            values[f"address_{number}"] = _address(firm) if firm else ""
    return values


def _day(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


def _what_about(case: Case) -> str:
    """What the two sides talk of, in words that both may read: the goal of a case is the broker's own note."""
    return str(case.need or case.offer)


def _place(party: Party) -> int:
    return {"supply": 0, "demand": 1}.get(party.role, 2)


def _address(firm: Any) -> str:
    province = label("province", firm.province) if firm.province else ""
    return ", ".join(filter(None, [firm.street, firm.commune, province]))


def written(agreement: Agreement, form: str, languages: tuple[str, ...]) -> Written:
    """In one language, or in two beside each other."""
    texts = [filled(text_in_force(form, language), values_of(agreement, language)) for language in languages]
    names = [values_of(agreement, languages[0]).get(f"party_{number}", "") for number in (1, 2)]
    with override(languages[0]):
        signers = tuple((_("For the party"), name) for name in names if name)
        note = note_of(form, languages[0])
    return Written(tuple(side_by_side(*texts)), signers, note, agreement.ref, languages)


def note_of(form: str, language: str) -> str:
    """Whose text it is, and that a lawyer has to read it."""
    own = newest(form, language)
    day = date_format(timezone.localtime(own.at) if own else SHIPPED_ON, "SHORT_DATE_FORMAT")
    if own:
        return _("Template of the point, version %(number)s of %(day)s. To be checked by a lawyer.") % {
            "number": own.number, "day": day,
        }  # fmt: skip
    return _("Template that comes with the software, of %(day)s. To be checked by a lawyer.") % {"day": day}


def pdf_of(paper: Written) -> bytes:
    """The words go to the typesetter as data, so nothing that somebody typed is read as markup."""
    import typst  # slow

    plain = {**asdict(paper), "pairs": [pair._asdict() for pair in paper.pairs]}
    told = {"paper": json.dumps(plain, ensure_ascii=False)}
    return bytes(typst.compile(str(SHEET), sys_inputs=told, ignore_system_fonts=True))


def docx_of(paper: Written) -> bytes:
    from docx import Document  # slow
    from docx.shared import Mm, Pt  # slow

    document: Any = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25 if len(paper.languages) == 1 else 18)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13 if len(paper.languages) == 1 else 11)
    properties = document.core_properties
    properties.author, properties.language, properties.comments = "", paper.languages[0], ""
    properties.title = paper.ref
    rows = document.add_table(rows=0, cols=2) if len(paper.languages) > 1 else None
    for pair in paper.pairs:
        if rows is None:
            _write(document.add_paragraph(), pair.kind, pair.left)
        else:
            for cell, words in zip(rows.add_row().cells, (pair.left, pair.right), strict=True):
                _write(cell.paragraphs[0], pair.kind, words)
    signed = document.add_table(rows=1, cols=max(len(paper.signers), 1)).rows[0].cells
    for cell, (role, name) in zip(signed, paper.signers, strict=False):
        _write(cell.paragraphs[0], "heading", role)
        _write(cell.add_paragraph(), "text", name)
        cell.add_paragraph().paragraph_format.space_after = Pt(60)
    _write(document.add_paragraph(), "note", paper.note)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _write(paragraph: Any, kind: str, words: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # slow

    run = paragraph.add_run(writable_text(words))
    run.bold, run.italic = kind in {"title", "heading"}, kind == "note"
    if kind == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


WRITERS = {
    "pdf": (pdf_of, "application/pdf"),
    "docx": (docx_of, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
