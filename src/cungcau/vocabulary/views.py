"""Pages of the code lists (all, one as a tree with search, its download, bringing a new edition in) and of the days off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Stale
from cungcau.kit.forms import keep_after, say_saved, version_of
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.trail.queries import history_of
from cungcau.vocabulary.actions import add_holiday, edit_holiday, import_fields, import_ipc, import_listed
from cungcau.vocabulary.downloads import csv_of
from cungcau.vocabulary.forms import HolidayForm, ImportForm, SearchForm
from cungcau.vocabulary.models import Edition, Holiday, HolidayKind, HolidayStatus, Scheme, Term
from cungcau.vocabulary.queries import CRITERIA, LISTED, found_in, schemes_with_numbers, valid_on
from cungcau.vocabulary.reports import Report

PAGE = 100


def _into(key: str) -> Callable[..., Report]:
    return lambda paths, **facts: import_listed(paths[0], key=key, **facts)


# Scheme → (verb, how the uploaded files go to the action).
IMPORTERS: dict[str, tuple[str, Callable[..., Report]]] = {
    "field": ("import_fields", lambda paths, **facts: import_fields(paths[0], **facts)),
    "ipc": ("import_ipc", import_ipc),
    **{key: ("import_listed", _into(key)) for key in LISTED},
}


def schemes(request: HttpRequest) -> HttpResponse:
    """All lists with their edition, their number of codes and how sure we are."""
    return render(request, "vocabulary/schemes.html", {"rows": schemes_with_numbers()})


def scheme(request: HttpRequest, key: str) -> HttpResponse:
    """One list: what is searched, what stands under a code, or the whole tree."""
    found = get_object_or_404(visible(request.user, Scheme.objects.all()), pk=key)
    terms = _terms(request, found)
    imported = valid_on(found.editions.all(), timezone.localdate()).filter(origin=Edition.IMPORTED)
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"].strip() if form.is_valid() else ""
    under = get_object_or_404(terms, code=request.GET["under"]) if request.GET.get("under") else None
    context = {
        "scheme": found,
        "note": "" if imported else found.note,  # it speaks of the list as shipped
        "form": form,
        "query": query,
        "under": under,
        "path": _path(under),
        "version": request.GET.get("version", ""),
        "editions": found.editions.all(),
        "sources": terms.order_by().values("status", "source").annotate(number=Count("pk")).order_by("source"),
        "dated": key in LISTED or key == CRITERIA,
        "importable": key in IMPORTERS and can(request.user, IMPORTERS[key][0], found),
        **_shown(request, terms, query, under),
    }
    return render(request, "vocabulary/scheme.html", context)


def download(request: HttpRequest, key: str) -> HttpResponse:
    """The list as csv."""
    found = get_object_or_404(visible(request.user, Scheme.objects.all()), pk=key)
    text = csv_of(_terms(request, found).select_related("parent"))
    headers = {"Content-Disposition": f'attachment; filename="{key}.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def bring(request: HttpRequest, key: str) -> HttpResponse:
    """A steward gives the files of a new edition: first to look, then to write."""
    found = get_object_or_404(visible(request.user, Scheme.objects.all()), pk=key)
    if key not in IMPORTERS:
        raise Http404(key)
    verb, action = IMPORTERS[key]
    if not can(request.user, verb, found):
        raise PermissionDenied(verb)
    form = ImportForm(request.POST or None, request.FILES or None)
    report = None
    if request.method == "POST" and form.is_valid():
        facts = {"version": form.cleaned_data["version"], "valid_from": form.cleaned_data["valid_from"]}
        with _on_disk(form.cleaned_data["uploads"]) as paths:
            report = action(paths, by=request.user, dry_run="apply" not in request.POST, **facts)
    status = 422 if form.errors or (report and report.is_refused) else 200
    if report and report.applied:
        form = ImportForm()  # for another edition; the files of this one are not asked for once more
    context = {"scheme": found, "form": form, "report": report, "is_listed": key in LISTED}
    return render(request, "vocabulary/import.html", context, status=status)


def holidays(request: HttpRequest) -> HttpResponse:
    """The days off of one year, each with its source and how sure it is."""
    rows = visible(request.user, Holiday.objects.all())
    years = sorted({day.year for day in rows.values_list("day", flat=True)})
    this_year = timezone.localdate().year
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else this_year
    context = {
        "rows": rows.filter(day__year=year), "years": years, "year": year, "may_add": can(request.user, "add", Holiday()),
        "runs_out": this_year + 1 not in years,
    }  # fmt: skip
    return render(request, "vocabulary/holidays.html", context)


def holiday(request: HttpRequest, day: str) -> HttpResponse:
    """One day, and what stewards have made of it."""
    found = _holiday(request, day)
    history = [(entry, _before(entry)) for entry in history_of(found)] if can(request.user, "read_history", found) else []
    context = {"holiday": found, "may_edit": can(request.user, "edit", found), "history": history}
    return render(request, "vocabulary/holiday.html", context)


def _before(entry: Any) -> str:
    """What an edit has replaced, in words."""
    words = {**dict(HolidayKind.choices), **dict(HolidayStatus.choices)}
    old = [str(words.get(value, value)) for value in entry.facts.get("before", {}).values() if value]
    return _("Before: %s") % "; ".join(old) if old else ""


def holiday_form(request: HttpRequest, day: str = "") -> HttpResponse:
    """A steward names a day, or says what it is after all."""
    found = _holiday(request, day) if day else None
    if not can(request.user, "edit" if found else "add", found or Holiday()):
        raise PermissionDenied("holiday")
    initial = {name: getattr(found, name) for name in ("kind", "name_vi", "name_en", "source", "status")} if found else None
    form = HolidayForm(request.POST or None, holiday=found, initial=initial)
    version = version_of(request.POST, found.version if found else 1)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            saved = (
                edit_holiday(found, by=request.user, version=version, **form.cleaned_data)
                if found
                else add_holiday(by=request.user, **form.cleaned_data)
            )
        except Stale as stale:
            keep_after(stale, form)
            version, status = Holiday.objects.get(pk=stale.thing.pk).version, 409
        else:
            say_saved(request, found is None or saved.version != version, _("The day is saved."))
            return redirect(saved)
    return render(request, "vocabulary/holiday_form.html", {"holiday": found, "form": form, "version": version}, status=status)


def _holiday(request: HttpRequest, day: str) -> Holiday:
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        raise Http404(day) from None
    return get_object_or_404(visible(request.user, Holiday.objects.all()), day=asked)


def _terms(request: HttpRequest, scheme: Scheme) -> QuerySet[Term]:
    """The codes in force today, or those of the edition that the address names."""
    terms = visible(request.user, Term.objects.filter(scheme=scheme))
    version = request.GET.get("version")
    return terms.filter(version=version) if version else valid_on(terms, timezone.localdate())


def _shown(request: HttpRequest, terms: QuerySet[Term], query: str, under: Term | None) -> dict[str, Any]:
    """`groups` (a broad code with those under it) for a tree, else one `page` of codes."""
    rows: QuerySet[Any] = terms.select_related("parent").annotate(below=Count("children")).order_by("order", "code")
    if not query and under is None:
        tops = list(rows.filter(parent=None))
        if any(top.below for top in tops):
            return {"groups": _groups(tops, rows)}
    if query:
        rows = found_in(rows, query)
    elif under is not None:
        rows = rows.filter(parent=under)
    return {"page": page_of(rows, request, PAGE)}


def _groups(tops: Sequence[Term], rows: QuerySet[Any]) -> list[tuple[Term, list[Term]]]:
    below: dict[int, list[Term]] = {top.pk: [] for top in tops}
    for row in rows.filter(parent__in=tops):
        if row.parent_id is not None:
            below[row.parent_id].append(row)
    return [(top, below[top.pk]) for top in tops]


def _path(term: Term | None) -> list[Term]:
    """From the broadest code down to this one."""
    path: list[Term] = []
    while term is not None:
        path.insert(0, term)
        term = term.parent
    return path


@contextmanager
def _on_disk(files: list[Any]) -> Iterator[list[Path]]:
    """The uploads as files under their own names, gone afterwards."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / Path(file.name).name for file in files]
        for path, file in zip(paths, files, strict=True):
            with path.open("wb") as out:
                out.writelines(file.chunks())
        yield paths
