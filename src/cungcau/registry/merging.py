"""How two records become one, and how that is taken back.

Whatever points to the one is made to point to the other: foreign keys of any room, rows of many-to-many tables, and rows
that name their record (`subject_label`, `subject_key`). They are found by asking the models, so a room above need not be
known here. The journal remembers every row and every value that was touched, and nothing else is touched when it is undone.

The journal
    moved    [{"of": "listings.listing", "column": "organisation_id", "rows": [3, 8]}]
    left     the same shape: rows that the survivor has already in its own way (a unique constraint says so); they stay
    settled  [{"of", "row", "column", "before", "after"}]: what gave way so that a row could be moved
    fields   {"name_vi": [before, after]} of the survivor;  given  the same of the merged one (a unique value passed on)
    offered  {"name_vi": [of the survivor, of the merged one]}: both values of whatever differed, as they were
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from cungcau.registry.content import CONTACT_COLUMNS, EXPERT_COLUMNS, ORGANISATION_COLUMNS
from cungcau.registry.models import Contact, Expert, Membership, Organisation
from cungcau.registry.sorting import name_expert, name_organisation

Journal = dict[str, Any]
NAMES = {"name", "name_vi", "name_en", "short_name", "title"}  # what the derived columns follow


@dataclass(frozen=True)
class Mergeable:
    """What of a record is chosen field by field, and how its derived columns are made anew."""

    columns: tuple[str, ...]
    derive: Callable[[Any], list[str]] | None = None


def _without_mark(columns: tuple[str, ...]) -> tuple[str, ...]:
    """That a record is fictional is nobody's choice."""
    return tuple(name for name in columns if name != "is_demo")


MERGEABLE: dict[type[models.Model], Mergeable] = {
    Organisation: Mergeable(_without_mark(ORGANISATION_COLUMNS), name_organisation),
    Expert: Mergeable(_without_mark(EXPERT_COLUMNS), name_expert),
    Contact: Mergeable(CONTACT_COLUMNS),
}


@dataclass(frozen=True)
class Reference:
    """A column of some table that points to a record by its key, or names it by its public id."""

    model: type[models.Model]
    column: str
    by_name: bool = False

    def value(self, thing: models.Model) -> Any:
        return thing.pid if self.by_name else thing.pk  # type: ignore[attr-defined]

    def rows(self, thing: models.Model) -> models.QuerySet[Any]:
        of_label = {"subject_label": thing._meta.label_lower} if self.by_name else {}
        return self.model._base_manager.filter(**of_label, **{self.column: self.value(thing)}).order_by("pk")

    def told(self, rows: list[Any]) -> Journal:
        return {"of": self.model._meta.label_lower, "column": self.column, "rows": rows}


def references_to(model: type[models.Model]) -> Iterator[Reference]:
    """Every column of the house that may point to a record of the model."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            yield Reference(relation.related_model, relation.field.attname)
    for other in apps.get_models():
        if {"subject_label", "subject_key"} <= {field.name for field in other._meta.concrete_fields}:
            yield Reference(other, "subject_key", by_name=True)


# Two into one


def unite(survivor: models.Model, merged: models.Model, take: Iterable[str] | None) -> Journal:
    """Write the survivor's fields, move what points to the merged one; the journal. Inside a transaction.

    `take` names the columns whose value comes from the merged one; None fills only what the survivor leaves empty.
    """
    journal: Journal = {"moved": [], "left": [], "settled": [], "fields": {}, "given": {}, "offered": {}}
    _write_fields(survivor, merged, take, journal)
    for reference in references_to(type(merged)):
        _move_rows(reference, merged, survivor, journal)
    return journal


def differences(survivor: models.Model, merged: models.Model) -> dict[str, tuple[Any, Any]]:
    """Column → (the survivor's value, the merged one's), where they are not the same."""
    pairs = {
        name: (getattr(survivor, _attname(survivor, name)), getattr(merged, _attname(merged, name)))
        for name in MERGEABLE[type(survivor)].columns
    }
    return {name: pair for name, pair in pairs.items() if _said(pair[0]) != _said(pair[1])}


def filling(found: dict[str, tuple[Any, Any]]) -> set[str]:
    """The columns that the survivor leaves empty and the merged one does not."""
    return {name for name, (own, other) in found.items() if _said(own) == "" and _said(other) != ""}


def _said(value: Any) -> Any:
    """Nothing is nothing: None, "" and an unticked box."""
    return "" if value in (None, "", False) else value


def _attname(thing: models.Model, name: str) -> str:
    return str(thing._meta.get_field(name).attname)


def _write_fields(survivor: Any, merged: Any, take: Iterable[str] | None, journal: Journal) -> None:
    found = differences(survivor, merged)
    taken = filling(found) if take is None else set(take) & set(found)
    journal["offered"] = {name: list(pair) for name, pair in found.items()}
    columns = [_attname(survivor, name) for name in found]
    for name in sorted(taken):
        field = survivor._meta.get_field(name)
        if (field.unique or name == "external_id") and getattr(merged, field.attname):
            empty = None if field.null else ""
            journal["given"][field.attname] = [getattr(merged, field.attname), empty]
            setattr(merged, field.attname, empty)
    if journal["given"]:
        merged.save(update_fields=list(journal["given"]))
    before = _values(survivor, columns)
    for name in taken:
        setattr(survivor, _attname(survivor, name), found[name][1])
    _save_difference(survivor, before, journal["fields"])


def _values(thing: Any, columns: Iterable[str]) -> dict[str, Any]:
    """Those, and the columns that follow from the name."""
    derived = [name for name in ("sort_key", "folded") if hasattr(thing, name)]
    return {column: getattr(thing, column) for column in [*columns, *derived]}


def _save_difference(thing: Any, before: dict[str, Any], told: dict[str, list[Any]]) -> None:
    derive = MERGEABLE[type(thing)].derive
    changed = {name for name, old in before.items() if old != getattr(thing, name)}
    if derive and changed & NAMES:
        derive(thing)
    told.update({name: [old, getattr(thing, name)] for name, old in before.items() if old != getattr(thing, name)})
    if told:
        thing.save(update_fields=list(told))


def _move_rows(reference: Reference, merged: models.Model, survivor: models.Model, journal: Journal) -> None:
    """All at once; where the survivor has one of them already in its own way, one by one."""
    rows = list(reference.rows(merged).values_list("pk", flat=True))
    if not rows:
        return
    if _pointed(reference, rows, survivor):
        journal["moved"].append(reference.told(rows))
        return
    moved = [row for row in rows if _pointed(reference, [row], survivor) or _settled(reference, row, survivor, journal)]
    for key, those in (("moved", moved), ("left", [row for row in rows if row not in moved])):
        if those:
            journal[key].append(reference.told(those))


def _pointed(reference: Reference, rows: list[Any], thing: models.Model) -> bool:
    try:
        with transaction.atomic():
            reference.model._base_manager.filter(pk__in=rows).update(**{reference.column: reference.value(thing)})
    except IntegrityError:
        return False
    return True


def _settled(reference: Reference, row: Any, survivor: models.Model, journal: Journal) -> bool:
    """Does something give way, so that the row can be moved after all?"""
    settle = SETTLE.get(reference.model)
    changed = settle(reference.model._base_manager.get(pk=row), survivor) if settle else []
    journal["settled"] += changed
    return bool(changed) and _pointed(reference, [row], survivor)


def _one_membership_ends(membership: Any, survivor: Any) -> list[Journal]:
    """Somebody works for both: of the two memberships that are open the one that lets her do less ends today."""
    own = Membership.objects.filter(user_id=membership.user_id, organisation=survivor, until=None).first()
    if own is None:
        return []
    weaker = own if membership.role == Membership.EDITOR and own.role != Membership.EDITOR else membership
    weaker.until = timezone.localdate()
    weaker.save(update_fields=["until"])
    return [{"of": "registry.membership", "row": weaker.pk, "column": "until", "before": None, "after": str(weaker.until)}]


SETTLE: dict[type[models.Model], Callable[[Any, Any], list[Journal]]] = {Membership: _one_membership_ends}


# One into two again


def separate(survivor: Any, merged: Any, journal: Journal) -> list[Journal]:
    """Put back what was moved and written, unless it was changed since; what stays where it is, with the reason.

    Reasons: "gone" (deleted since), "elsewhere" (points to a third record now), "changed" (another value now), "taken" (the
    value or the place is another's now).
    """
    return [
        *_unmoved(journal["moved"], survivor, merged),
        *_unsettled(journal["settled"]),
        *_unwritten(survivor, journal["fields"]),
        *_unwritten(merged, journal["given"]),  # last: a unique value is free again by then
    ]


def _unmoved(moved: list[Journal], survivor: Any, merged: Any) -> Iterator[Journal]:
    for told in moved:
        model = apps.get_model(told["of"])
        reference = Reference(model, told["column"], by_name=told["column"] == "subject_key")
        there = set(reference.rows(survivor).filter(pk__in=told["rows"]).values_list("pk", flat=True))
        known = set(model._base_manager.filter(pk__in=told["rows"]).values_list("pk", flat=True))
        back = [row for row in told["rows"] if row in there]
        if not _pointed(reference, back, merged):
            taken = [row for row in back if not _pointed(reference, [row], merged)]
            yield from (_stays(told, row, "taken") for row in taken)
        yield from (_stays(told, row, "elsewhere" if row in known else "gone") for row in told["rows"] if row not in there)


def _stays(told: Journal, row: Any, why: str) -> Journal:
    return {"of": told["of"], "row": row, "column": told["column"], "why": why}


def _unsettled(settled: list[Journal]) -> Iterator[Journal]:
    for told in settled:
        rows = apps.get_model(told["of"])._base_manager.filter(pk=told["row"], **{told["column"]: told["after"]})
        try:
            with transaction.atomic():
                done = rows.update(**{told["column"]: told["before"]})
        except IntegrityError:
            yield _stays(told, told["row"], "taken")
        else:
            if not done:
                yield _stays(told, told["row"], "changed")


def _unwritten(thing: Any, fields: dict[str, list[Any]]) -> Iterator[Journal]:
    """Write the values from before; what was changed since stays."""
    for name, (before, after) in fields.items():
        field = thing._meta.get_field(name)
        why = "" if getattr(thing, name) == field.to_python(after) else "changed"
        if not why and not _written(thing, name, field.to_python(before)):
            why = "taken"
        if why:
            yield {"of": thing._meta.label_lower, "row": thing.pk, "column": name, "why": why}


def _written(thing: Any, name: str, value: Any) -> bool:
    present = getattr(thing, name)
    try:
        with transaction.atomic():
            setattr(thing, name, value)
            thing.save(update_fields=[name])
    except IntegrityError:
        setattr(thing, name, present)
        return False
    return True
