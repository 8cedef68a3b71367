"""Figures of the desk for supervisors, each with its records behind it, and their tables as csv."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_reasons import reason_words
from cungcau.brokerage.case_workflow import CaseState
from cungcau.brokerage.figure_records import OF_CASES, OF_INTERESTS, cases_behind, day_of, interests_behind
from cungcau.brokerage.figure_words import WORDS, plain, sentences
from cungcau.brokerage.figures import SERIES, Asked, Month, funnel, happened, load, origins, reasons, replies, trend
from cungcau.brokerage.models import EVENT, ORIGINS, Channel
from cungcau.brokerage.periods import MONTHS, period_of
from cungcau.brokerage.stages import stages, templates
from cungcau.brokerage.value_figures import (
    OF_CONTRACTS,
    OF_ESTIMATES,
    SEVERAL,
    Row,
    contracts,
    expected,
    reads_contracts,
    values_behind,
)
from cungcau.kit.charts import Column, columns
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.kit.tables.writing import CsvFile

PAGE = 50
FOLDED = 12  # months; a longer table is folded away under its drawing


def _supervisor(request: HttpRequest) -> None:
    if not can(request.user, "read_figures", Case()):
        raise PermissionDenied("read_figures")


def _asked(request: HttpRequest) -> Asked:
    seen = request.GET
    template = seen.get("template", "")
    period = period_of(seen.get("period", ""), seen.get("back", ""), timezone.localdate())
    return Asked(period, template if template in templates() else "")


@login_required
def figures(request: HttpRequest) -> HttpResponse:
    """The page, or with `table=` one of its tables as a file."""
    _supervisor(request)
    asked = _asked(request)
    if table := request.GET.get("table", ""):
        return _file(table, asked, request.user)
    known, steps, reply = happened(asked), funnel(asked), replies(asked)
    months = trend(asked, known)
    period = asked.period
    context = {
        "asked": asked, "period": period, "load": load(asked), "steps": steps, "reply": reply, "reply_days": plain(reply.days),
        "reply_many": 1 if reply.days == 1 else 2,
        "most": max((step.entered.number for step in steps), default=0) or 1, "reasons": reasons(asked, known),
        "origins": origins(asked), "values": _values(request.user),
        "months": months, "charts": _charts(months), "is_long": len(months) > FOLDED, "words": _series_words(),
        "rows": [(one.month, list(zip(_series_words(), one.cells, strict=True))) for one in months],
        "totals": [(WORDS[what], asked.cell(known.number(what, period.first, period.until), what)) for what in SERIES],
        "said": sentences(asked, known, steps, reply), "periods": [(name, _period_words()[name]) for name in MONTHS],
        "templates": [(one.code, one.name) for one in templates().values()],
    }  # fmt: skip
    return render(request, "brokerage/figures.html", context)


def _series_words() -> list[Any]:
    return [WORDS[what] for what in SERIES]


def _period_words() -> dict[str, str]:
    return {"month": _("Month"), "quarter": _("Quarter"), "year": _("Year"), "five": _("Five years")}


class Chart(NamedTuple):
    """The columns of one series, all on one scale."""

    what: str
    label: Any
    total: int
    columns: list[Column]


def _charts(months: list[Month]) -> list[Chart]:
    most = max((cell.number for month in months for cell in month.cells), default=0)
    found = []
    for place, what in enumerate(SERIES):
        values = [month.cells[place].number for month in months]
        found.append(Chart(what, WORDS[what], sum(values), columns(values, [0] * len(values), most=most)))
    return found


class Values(NamedTuple):
    """A table of values; None where she reads no such sum."""

    key: str
    label: str
    note: str
    stated: str
    silent: str
    rows: list[Row]


def _values(user: Any) -> list[Values]:
    found = []
    if rows := expected(user):
        note = _("The middle of the value range times the probability, of open cases that you work on or may work on.")
        words = (_("Expected values of open cases"), note, _("Value and probability stated"), _("Not stated"))
        found.append(Values("expected", *words, rows=rows))
    if reads_contracts(user) and (rows := contracts(user)):
        note = _("Of each contract that both sides confirm the lower amount, by the stage of its case. A sum that would betray a "
                 "single value is put together with others or is not told.")  # fmt: skip
        words = (_("Values of contracts confirmed by both sides"), note, _("Value stated"), _("Not stated"))
        found.append(Values("contracts", *words, rows=rows))
    return found


def _file(table: str, asked: Asked, user: Any) -> HttpResponse:
    """One table as csv, with the columns of the page."""
    rows: list[list[Any]]
    if table == "load":
        rows = [[_("Officer"), *(str(WORDS[what]) for what in ("open", "overdue", "cold", "closed"))]]
        rows += [[one.name, *(cell.number for cell in one[1:])] for one in load(asked)]
    elif table == "funnel":
        share, age = _("Conversion, per cent"), _("Median age in working days")
        rows = [[_("Stage"), str(WORDS["entered"]), str(WORDS["went"]), share, age]]
        rows += [[one.name, one.entered.number, one.went.number, _empty(one.share), _empty(one.age)] for one in funnel(asked)]
    elif table == "reasons":
        rows = [[_("Reason"), _("Cases")], *([one.name, one.cell.number] for one in reasons(asked, happened(asked)))]
    elif table == "trend":
        rows = [[_("Month"), *map(str, _series_words())]]
        rows += [[f"{one.month:%Y-%m}", *(cell.number for cell in one.cells)] for one in trend(asked, happened(asked))]
    elif table == "origins":
        rows = [[_("Origin"), str(WORDS["sent"]), _("Passed on"), _("Contacts open")]]
        rows += [[str(one.name), one.cell.number, one.forwarded.number, one.opened.number] for one in origins(asked)]
    elif values := next((one for one in _values(user) if one.key == table), None):
        rows = [[_("Stage"), values.stated, values.silent, _("Sum in VND")]]
        rows += [[one.name, one.stated.number, one.silent.number, _empty(one.total)] for one in values.rows]
    else:
        raise Http404(table)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        file = CsvFile(path, rows[0])
        for row in rows[1:]:
            file.add(row)
        file.close()
        text = path.read_bytes()
    headers = {"Content-Disposition": f'attachment; filename="{table}.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _empty(number: float | None) -> Any:
    return "" if number is None else number


@login_required
def records(request: HttpRequest) -> HttpResponse:
    """What a figure counts: the lines that this person may see, and how many more there are."""
    _supervisor(request)
    seen = {name: text.replace("\x00", "")[:60] for name, text in request.GET.items()}
    what = seen.get("what", "")
    if what not in {*OF_CASES, *OF_INTERESTS, *OF_ESTIMATES, *OF_CONTRACTS}:
        raise Http404(what)
    rows = _rows(what, seen, request.user)
    number = rows.count()
    shown = rows if what in OF_CONTRACTS else visible(request.user, rows, "read_line")
    page = page_of(shown, request, PAGE)
    readable = set(visible(request.user, rows.filter(pk__in=[row.pk for row in page])).values_list("pk", flat=True))
    context = {
        "page": page, "number": number, "hidden": number - page.paginator.count, "title": WORDS[what],
        "of_cases": what in {*OF_CASES, *OF_ESTIMATES}, "of_contracts": what in OF_CONTRACTS,
        "lines": [(row, row.pk in readable, _reason(row)) for row in page], "about": _about(what, seen),
    }  # fmt: skip
    return render(request, "brokerage/figure_records.html", context)


def _rows(what: str, seen: dict[str, str], user: Any) -> Any:
    if what in {*OF_ESTIMATES, *OF_CONTRACTS}:
        return values_behind(what, seen.get("stage", ""), user)
    return cases_behind(what, seen) if what in OF_CASES else interests_behind(what, seen)


def _reason(row: Any) -> str:
    return reason_words(row) if isinstance(row, Case) and row.reason and row.state != CaseState.OPEN else ""


def _about(what: str, seen: dict[str, str]) -> list[str]:
    """What the list was narrowed by, in words."""
    words = [stages()[code].name for code in seen.get("stage", "").split(SEVERAL) if code in stages()]
    if seen.get("template") in templates():
        words.append(templates()[seen["template"]].name)
    if seen.get("origin") in ORIGINS:
        words.append(str({**dict(Channel.choices), EVENT: _("By the code of an event")}[seen["origin"]]))
    if what not in {"open", "overdue", "cold", *OF_ESTIMATES, *OF_CONTRACTS}:
        today = timezone.localdate()
        days = [date_format(day_of(seen.get(end, ""), today), "SHORT_DATE_FORMAT") for end in ("from", "to")]
        words.append(" – ".join(days))
    return words
