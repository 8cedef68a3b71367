"""Two records side by side, and what moves between them, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.registry.merging import Journal, differences, filling, references_to
from cungcau.registry.models import Merger
from cungcau.vocabulary.queries import label

CODED = {"kind": "organisation_kind", "size_band": "size_band", "province": "province"}

# What the rows are called that point to a record; rooms above add theirs when the house starts.
_ROWS: dict[tuple[str, str], Any] = {
    ("registry.contact", "organisation_id"): gettext_lazy("Contacts"),
    ("registry.membership", "organisation_id"): gettext_lazy("Memberships"),
    ("registry.expert", "organisation_id"): gettext_lazy("Experts"),
    ("registry.organisation_terms", "organisation_id"): gettext_lazy("Fields and branches"),
    ("registry.expert_terms", "expert_id"): gettext_lazy("Fields and services"),
    ("registry.point", "host_id"): gettext_lazy("Host of the point"),
    ("registry.affiliation", "organisation_id"): gettext_lazy("Workplaces of experts"),
    ("registry.affiliation", "expert_id"): gettext_lazy("Workplaces"),
    ("registry.interest", "organisation_id"): gettext_lazy("Interests that experts declared"),
    ("registry.interest", "expert_id"): gettext_lazy("Declared interests"),
    ("registry.absence", "expert_id"): gettext_lazy("Days away"),
    ("registry.consent", "contact_id"): gettext_lazy("Consents"),
    ("registry.verification", "organisation_id"): gettext_lazy("Verifications"),
    ("files.file", "subject_key"): gettext_lazy("Files"),
}


def call_rows(of: str, column: str, words: Any) -> None:
    """Say what rows of a table are called that point to a record by that column; a room above calls it."""
    _ROWS[of, column] = words


def _called(of: str, column: str) -> Any:
    if column == "merged_into_id":
        return _("Records merged into it before")
    return _ROWS.get((of, column)) or _("Other records (%(table)s)") % {"table": of}


@dataclass(frozen=True)
class Row:
    """A field that differs: both values as a person reads them; `takes`: the merged one's value is chosen."""

    name: str
    label: Any
    own: str
    other: str
    takes: bool
    is_conflict: bool


def compared(kept: models.Model, gone: models.Model, posted: Mapping[str, str] | None = None) -> list[Row]:
    """The fields in which the two differ; those that both have written first."""
    found = differences(kept, gone)
    filled = filling(found)
    rows = [_row(type(kept), name, own, other, _takes(name, filled, posted)) for name, (own, other) in found.items()]
    return sorted(rows, key=lambda row: not row.is_conflict)


def compared_then(merger: Merger) -> list[Row]:
    """The same as it was when they were merged."""
    model, journal = apps.get_model(merger.label), merger.journal
    return [
        _row(model, name, own, other, model._meta.get_field(name).attname in journal["fields"])
        for name, (own, other) in journal["offered"].items()
    ]


def _takes(name: str, filled: set[str], posted: Mapping[str, str] | None) -> bool:
    return name in filled if posted is None else posted.get(f"take-{name}") == "other"


def _row(model: type[models.Model], name: str, own: Any, other: Any, takes: bool) -> Row:
    mine, theirs = shown(model, name, own), shown(model, name, other)
    return Row(name, label_of(model, name), mine, theirs, takes, bool(mine and theirs))


def shown(model: type[models.Model], name: str, value: Any) -> str:
    """A column's value as a person reads it; "" for nothing."""
    if value in (None, "", False):
        return ""
    if value is True:
        return _("Yes")
    if name in CODED:
        return str(label(CODED[name], value))
    field: Any = model._meta.get_field(name)
    if field.is_relation:
        return str(field.related_model._default_manager.filter(pk=value).first() or "")
    return str(value)


def label_of(model: type[models.Model], name: str) -> Any:
    """What the form calls the column."""
    return _LABELS.get(name) or _FORM_LABELS.get((model._meta.model_name or "", name)) or name


_LABELS: dict[str, Any] = {
    "external_id": gettext_lazy("Outside id"), "adviser": gettext_lazy("Adviser of the point"),
    "park_activity": gettext_lazy("Activity in the park"), "user": gettext_lazy("Account"),
}  # fmt: skip
_FORM_LABELS: dict[tuple[str, str], Any] = {}


def learn_labels(model: type[models.Model], fields: Mapping[str, Any]) -> None:
    """The words of a form's fields, which are those of the columns too."""
    _FORM_LABELS.update({(model._meta.model_name or "", name): field.label for name, field in fields.items()})


_WARNINGS: list[tuple[type[models.Model], Callable[[Any, Any], Iterable[str]]]] = []


def warn_before(model: type[models.Model], tell: Callable[[Any, Any], Iterable[str]]) -> None:
    """Let a room above say what two records becoming one would open to whom; `tell` is asked before anybody merges."""
    _WARNINGS.append((model, tell))


def warnings(kept: models.Model, gone: models.Model) -> list[str]:
    """What whoever merges the two should know before."""
    return [line for model, tell in _WARNINGS if isinstance(kept, model) for line in tell(kept, gone)]


def moving(gone: models.Model) -> list[tuple[Any, int]]:
    """What points to the one that goes: words and numbers."""
    found = [(reference, reference.rows(gone).count()) for reference in references_to(type(gone))]
    return [(_called(one.model._meta.label_lower, one.column), number) for one, number in found if number]


def moved_in_words(told: list[Journal]) -> list[tuple[Any, int]]:
    numbers: Counter[tuple[str, str]] = Counter()
    for one in told:
        numbers[one["of"], one["column"]] += len(one["rows"])
    return [(_called(of, column), number) for (of, column), number in numbers.items()]


def kept_back_in_words(merger: Merger) -> list[str]:
    """What stayed when the merger was undone, and why."""
    return [_kept(one) for one in merger.kept_back]


def _kept(one: Journal) -> str:
    model = apps.get_model(one["of"])
    row = model._base_manager.filter(pk=one["row"]).first()
    what = {"name": str(row) if row else f"{model._meta.verbose_name} {one['row']}", "what": _called(one["of"], one["column"])}
    if one["why"] == "changed":
        column = model._meta.get_field(one["column"]).name
        return _("“%(name)s”: %(field)s was changed after the merger and stays as it is.") % {
            "name": what["name"], "field": label_of(model, column),
        }  # fmt: skip
    words = {
        "gone": _("%(what)s: a row that was moved has been deleted since."),
        "elsewhere": _("%(what)s: “%(name)s” has gone to another record since and stays there."),
        "taken": _("%(what)s: “%(name)s” cannot go back, its place is taken now."),
    }
    return words[one["why"]] % what
