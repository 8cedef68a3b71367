"""Undo what an import has done, record by record."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cungcau.exchange.deciding import tried
from cungcau.exchange.kinds import records_of
from cungcau.exchange.models import Import, Line, Outcome, Undone
from cungcau.exchange.progress import Progress
from cungcau.exchange.records.frozen import frozen, thawed
from cungcau.exchange.records.kind import Records
from cungcau.exchange.walking import CHUNK
from cungcau.exchange.workflow import IMPORT_FLOW
from cungcau.registry.actions import withdraw_consent
from cungcau.registry.models import Contact
from cungcau.registry.who import memberships_remembered
from cungcau.trail.change import change, move, stale


@memberships_remembered()
def restore_import(thing: Import, *, by: Any) -> Import:
    """What was changed says again what it said, what was begun is taken away; what somebody has touched since is left and named.

    All of it or nothing, by the hand of whoever had brought it in.
    """
    records = records_of(thing.side, thing.hand)
    progress = Progress(thing.pid, thing.to_apply)
    outcomes: Counter[str] = Counter()
    with change(thing, "restore", by=by) as facts:
        lines = thing.lines.filter(outcome__in=[Outcome.NEW, Outcome.CHANGED]).order_by("-row")
        while several := list(lines[:CHUNK]):
            lines = lines.filter(row__lt=several[-1].row)  # from the last row up
            progress.reach(sum(outcomes.values()))
            found = records.by_key([line.record for line in several])
            for line in several:
                line.undone, line.why_left = _undo(records, line, found.get(line.record))
            Line.objects.bulk_update(several, ["undone", "why_left"])
            outcomes.update(line.undone for line in several)
        facts |= {outcome: outcomes[outcome] for outcome in Undone.values}
        move(thing, IMPORT_FLOW, "restore", **facts)
    progress.close()
    return thing


def _undo(records: Records, line: Line, record: Any) -> tuple[str, Any]:
    """What became of the record; of one that is left, why."""
    if record is None:
        return Undone.LEFT, ["gone", {}]
    if line.written != record.version or not _says_what_came_in(records, line, record):
        first = stale(record)
        return Undone.LEFT, ["touched_since", {"who": first.who, "when": first.when.isoformat() if first.when else ""}]

    def write() -> None:
        for contact in Contact.objects.filter(pk__in=line.made, withdrawn_on=None):
            if line.outcome == Outcome.CHANGED or records.side != "organisation":
                withdraw_consent(contact, by=records.by)
        if line.outcome == Outcome.NEW:
            records.take_away(record)
        else:
            by_name = records.by_name
            records.put_back(record, {name: thawed(by_name[name], old) for name, old, _new in line.differences})

    if troubles := tried(write, records, record):
        return Undone.LEFT, [troubles[0].code, frozen(dict(troubles[0].facts))]
    return (Undone.REMOVED if line.outcome == Outcome.NEW else Undone.RESTORED), None


def _says_what_came_in(records: Records, line: Line, record: Any) -> bool:
    """Contacts come and go without a version of their own."""
    if line.outcome == Outcome.NEW:
        return True
    now = records.said(record)
    return all(frozen(now[name]) == new for name, _old, new in line.differences)
