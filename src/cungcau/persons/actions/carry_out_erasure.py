"""Forget a person: in every room, all of it or nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cungcau.access.actions import deactivate_user, erase_user
from cungcau.access.models import User
from cungcau.access.persons import Person, parts
from cungcau.persons.finding import person_named
from cungcau.persons.models import Erasure, Export
from cungcau.persons.sweeping import sought, strike_out
from cungcau.persons.workflow import ERASURE_FLOW, ExportState
from cungcau.registry.actions import erase_person
from cungcau.trail.change import change, move


def carry_out_erasure(erasure: Erasure, *, by: Any) -> Erasure:
    """First the rooms' own verbs, then whatever is left of name, addresses and numbers in any text.

    One transaction: a process that is killed in the middle leaves everything as it was, and the job is tried again.
    """
    with change(erasure, "carry_out", by=by, of=erasure.subject) as facts:
        person = person_named(erasure.subject)
        counts = _forget(person, by) if person else {}
        facts["rows"] = counts
        last = timezone.localdate() + timedelta(days=settings.BACKUP_DAYS)
        move(
            erasure, ERASURE_FLOW, "carry_out", came_from="", note="", counts=counts, done_at=timezone.now(), backups_until=last,
        )  # fmt: skip
    return erasure


def _forget(person: Person, by: Any) -> dict[str, int]:
    wanted = sought(person)  # before the records lose their names
    files = Export.objects.filter(subject__in=person.urns)
    paths = [export.path for export in files]
    files.update(state=ExportState.GONE, came_from="", note="")
    for part in parts():
        if part.forget is not None:
            part.forget(person, wanted.instead)
    for thing in person.things:
        if isinstance(thing, User):
            if thing.is_active:
                deactivate_user(thing, by=by)
            erase_user(thing, by=by)
        else:
            thing.refresh_from_db()
            erase_person(thing, by=by)
    counts = strike_out(wanted)
    transaction.on_commit(lambda: [path.unlink(missing_ok=True) for path in paths])
    return counts
