"""The doorway: asks the policy, opens the transaction, writes the entry, starts the reactions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Model

from cungcau.kit.errors import IllegalMove, Stale, Unchanged
from cungcau.kit.flow import Flow
from cungcau.kit.ids import urn
from cungcau.kit.policy import SYSTEM, can
from cungcau.trail.models import Entry
from cungcau.trail.reactions import announce


@contextmanager
def change(thing: Model, verb: str, *, by: Any, note: str = "", **facts: Any) -> Iterator[dict[str, Any]]:
    """Do one thing to one thing: all of it, remembered, or nothing.

    `facts` (plain JSON values) go into the entry; the body may add to the dict it is given. A body that finds nothing to write
    raises Unchanged: then nothing was written, and the thing in hand is again as the database has it, with the version it had.
    Raises PermissionDenied when the policy has no word for `by`.
    """
    if not can(by, verb, thing):
        raise PermissionDenied(f"{verb} {thing._meta.label_lower}")
    try:
        with transaction.atomic():
            yield facts
            record(thing, verb, by=by, note=note, **facts)
    except Unchanged:
        thing.refresh_from_db()


@contextmanager
def change_together(things: Sequence[Model], verb: str, *, by: Any) -> Iterator[None]:
    """Do the same thing to many things of one kind, all of it or nothing: each is asked, remembered and announced as by `change`.

    Raises PermissionDenied where the policy has no word for `by` with one of them.
    """
    for thing in things:
        if not can(by, verb, thing):
            raise PermissionDenied(f"{verb} {thing._meta.label_lower}")
    with transaction.atomic():
        yield
        entries = Entry.objects.bulk_create([_entry(thing, verb, by=by) for thing in things])
        for thing, entry in zip(things, entries, strict=True):
            announce(thing._meta.label_lower, verb, entry.pk)


def record(thing: Model, verb: str, *, by: Any, note: str = "", **facts: Any) -> Entry:
    """Write the entry of something that has happened and tell the rooms above."""
    entry = _entry(thing, verb, by=by, note=note, facts=facts)
    entry.save()
    announce(thing._meta.label_lower, verb, entry.pk)
    return entry


def _entry(thing: Model, verb: str, *, by: Any, note: str = "", facts: dict[str, Any] | None = None) -> Entry:
    """Not written yet."""
    return Entry(
        actor=urn(by) if isinstance(by, Model) else "",
        actor_name=_name_of(by),
        verb=verb,
        subject=urn(thing),
        note=note,
        facts=facts or {},
        request_id=structlog.contextvars.get_contextvars().get("request_id", ""),
    )


def _name_of(by: Any) -> str:
    if by is SYSTEM:
        return SYSTEM.name
    return str(getattr(by, "name", "") or by)[:200]


def move(thing: Any, flow: Flow, verb: str, *, back_to: str = "", **fields: Any) -> None:
    """Claim the next state by compare-and-swap: of two racing hands exactly one succeeds, the other is Stale.

    `back_to` names the state that it leads to, for a verb with several, such as one back to what was before (`Move.back`).
    `fields` are written in the same statement. Where the model has a `version` column, the version of the thing in hand is
    compared as well, so nobody moves what she has not read; then it counts up.
    """
    model = type(thing)
    known = {"pk": thing.pk, "state": thing.state}
    new = flow.after(thing.state, verb)
    if back_to:
        if back_to not in flow.moves[verb].back:
            raise IllegalMove(verb, back_to)
        new = back_to
    if any(field.name == "version" for field in model._meta.concrete_fields):
        known["version"] = thing.version
        fields["version"] = F("version") + 1
    if not model._default_manager.filter(**known).update(state=new, **fields):
        raise stale(thing)
    thing.refresh_from_db()


def claim_version(thing: Any, version: int) -> None:
    """Count the version up if it is still the one the page was opened with; else Stale."""
    model = type(thing)
    if not model._default_manager.filter(pk=thing.pk, version=version).update(version=F("version") + 1):
        raise stale(thing)
    thing.version = version + 1


def stale(thing: Model) -> Stale:
    """Who was first, and when, where the trail knows."""
    last = Entry.objects.filter(subject=urn(thing)).first()
    return Stale(thing, last.actor_name, last.at) if last else Stale(thing)
