"""Everything that the house has about a person: for the person who asks what is kept about her."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from typing import Any

from django.db.models import Model, Q
from django.db.models.functions import Lower
from openpyxl import Workbook

from cungcau.access.models import User
from cungcau.kit.ids import urn
from cungcau.kit.longform.typed import Opened, Typed
from cungcau.kit.tables.workbook_writing import PROGRAM
from cungcau.kit.tables.writing import is_formula_like
from cungcau.registry.merging import references_to
from cungcau.registry.models import Contact, Expert
from cungcau.trail.models import Entry

Rows = dict[str, list[dict[str, Any]]]
KINDS: dict[str, type[Model]] = {"contact": Contact, "expert": Expert, "user": User}
# Not hers to read: what opens an account, and what only speeds a search up.
SECRET = {"password", "session_round", "folded", "sort_key", "once", "is_secret"}
# Rows of these rooms are about the person; those of others (a listing that she wrote) are named only.
ABOUT_PEOPLE = {"registry", "access", "notices"}


def same_person(thing: Any) -> list[Any]:
    """The record and others of the same e-mail address, or tied to the same account."""
    mails, keys = {thing.email.lower()} - {""}, {_account(thing)} - {None}
    keys |= set(Expert.objects.filter(email__in=mails).exclude(user=None).values_list("user", flat=True))
    accounts = list(User.objects.filter(Q(email__in=mails) | Q(pk__in=keys)))
    mails |= {one.email for one in accounts}
    contacts = Contact.objects.alias(mail=Lower("email")).filter(mail__in=mails).select_related("organisation")
    found = [*contacts, *Expert.objects.filter(Q(email__in=mails) | Q(user__in=accounts)), *accounts]
    return found if thing in found else [thing, *found]


def _account(thing: Any) -> Any:
    return thing.pk if isinstance(thing, User) else getattr(thing, "user_id", None)


def dossier(things: list[Any]) -> Rows:
    """Table → rows: the records themselves, what points to them, what they did and what was done to them."""
    found: Rows = {}
    for thing in things:
        found.setdefault(thing._meta.label_lower, []).append(_row(thing))
        for reference in references_to(type(thing)):
            if issubclass(reference.model, Typed | Opened):
                continue  # typed and not saved: hers alone to read, in the form itself
            label = reference.model._meta.label_lower
            about = reference.model._meta.app_label in ABOUT_PEOPLE
            rows = reference.rows(thing)
            found.setdefault(label, []).extend(_row(one) if about else {"id": urn(one), "called": str(one)} for one in rows)
    names = [urn(thing) for thing in things]
    entries = Entry.objects.filter(Q(actor__in=names) | Q(subject__in=names)).order_by("at")
    found["trail.entry"] = [
        {"at": plain(one.at), "verb": one.verb, "subject": one.subject, "by_this_person": one.actor in names, "note": one.note}
        for one in entries
    ]
    return {label: rows for label, rows in found.items() if rows}


def _row(thing: Any) -> dict[str, Any]:
    columns = [field.attname for field in thing._meta.concrete_fields if field.attname not in SECRET]
    return {name: plain(getattr(thing, name)) for name in columns}


def plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | None) else json.loads(json.dumps(value, default=str))


def as_json(rows: Rows) -> bytes:
    return json.dumps(rows, ensure_ascii=False, indent=2).encode()


def as_workbook(rows: Rows) -> bytes:
    """A sheet a table; text that a spreadsheet would compute gets an apostrophe before it."""
    book = Workbook(write_only=True)
    book.properties.creator = PROGRAM
    for label, lines in rows.items():
        sheet = book.create_sheet(label[-31:])
        columns = list(dict.fromkeys(name for line in lines for name in line))
        sheet.append(columns)
        for line in lines:
            sheet.append([_cell(line.get(name)) for name in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        value = "".join(letter for letter in value if letter.isprintable() or letter in "\n\t")[:32000]
        return f"'{value}" if is_formula_like(value) else value
    return value
