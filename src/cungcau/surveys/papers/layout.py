"""What stands on a paper, read off the sheet's form: every field is a numbered line with room to write in."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from cungcau.kit.fields import reader_language
from cungcau.registry.models import point
from cungcau.surveys.codes import full_code
from cungcau.surveys.models import Sheet, Visit
from cungcau.surveys.places import address_of
from cungcau.surveys.sheet_forms import SHEETS, SheetForm


@dataclass(frozen=True)
class Line:
    """One thing to fill in. `boxes` to tick (their words), or `rows` empty rows; `known` is what the registry says now."""

    number: str
    label: str
    help: str
    rows: int = 1
    boxes: tuple[str, ...] = ()
    known: str = ""


@dataclass(frozen=True)
class Section:
    title: str
    help: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Paper:
    """One firm's sheet, all words in the paper's language."""

    title: str
    point: str
    host: str
    campaign: str
    aim: str
    period: str
    code: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    note: str
    signatures: tuple[str, ...]
    labels: dict[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """As JSON values."""
        return asdict(self)


def paper_of(visit: Visit, sheet: str, language: str) -> Paper:
    """The sheet of a firm, with its name, address and code filled in."""
    with override(language):
        return _paper(visit, sheet)


def _paper(visit: Visit, sheet: str) -> Paper:
    campaign, here, firm = visit.campaign, point(), visit.organisation
    form = SHEETS[sheet](visit=visit)
    days = [date_format(day, "SHORT_DATE_FORMAT") for day in (campaign.starts_on, campaign.ends_on)]
    facts = [(_("Firm"), firm.name), (_("Tax code"), firm.tax_code or ""), (_("Address"), address_of(visit))]
    if sheet == Sheet.VISIT:
        facts.append((_("Who goes there"), visit.officer.name if visit.officer else ""))
        facts.append((_("When"), date_format(localtime(visit.at), "DATETIME_FORMAT") if visit.at else ""))
    confidential = _("What you write is read by the connection point only; nothing is published without your consent.")
    internal = _("Internal: for the point's officers only.")
    return Paper(
        title=str(Sheet(sheet).label), point=here.name if here else "", host=str(here.host or "") if here else "",
        campaign=campaign.title, aim=campaign.aim, period=" – ".join(days), code=full_code(sheet, visit.code),
        facts=tuple(facts), sections=tuple(_sections(form)), note=internal if sheet == Sheet.VISIT else confidential,
        signatures=(_("The officer"),) if sheet == Sheet.VISIT else (_("For the firm"), _("Received by the point")),
        labels={"code": _("Code"), "campaign": _("Survey campaign"), "now": _("now"), "signed": _("Day, name, signature")},
    )  # fmt: skip


def _sections(form: SheetForm) -> list[Section]:
    found, number = [], 0
    for legend, help_text, names in form.sections:
        lines = []
        for name in names:
            number += 1
            lines.append(_line(str(number), form, name))
        found.append(Section(str(legend), str(help_text), tuple(lines)))
    return found


def _line(number: str, form: SheetForm, name: str) -> Line:
    known = str(getattr(form.visit.organisation, name, "") or "") if form.visit and form.sheet == Sheet.PROFILE else ""
    asked: Any = form.fields[name]
    boxes: tuple[str, ...] = ()
    rows = 1
    if isinstance(asked, forms.BooleanField):
        return Line(number, "", str(asked.help_text), rows=0, boxes=(str(asked.label),))
    if isinstance(asked, forms.MultipleChoiceField | forms.ChoiceField):
        boxes, rows = tuple(words for value, words in _flat(asked.choices) if value), 0
    elif isinstance(asked.widget, forms.Textarea):
        rows = int(asked.widget.attrs["rows"]) + 1
    return Line(number, str(asked.label), str(asked.help_text), rows=rows, boxes=boxes, known=known)


def _flat(choices: Any) -> list[tuple[str, str]]:
    """(value, words), those of groups too."""
    found: list[tuple[str, str]] = []
    for value, words in choices:
        found += [(str(one), str(name)) for one, name in words] if isinstance(words, list | tuple) else [(str(value), str(words))]
    return found


def language_of(asked: str) -> str:
    """The language in which papers are asked for: "vi" or "en", else the reader's."""
    return asked if asked in {"vi", "en"} else reader_language()
