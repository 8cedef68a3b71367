"""Bring concepts in that were written elsewhere, in the standard form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils.translation import gettext as _

from cungcau.engines.thesaurus import Concept as Idea
from cungcau.kit.policy import can
from cungcau.thesaurus.content import PARTS, Differences, differences, write_onto
from cungcau.thesaurus.models import Concept, edition, take_mark
from cungcau.thesaurus.queries import ideas
from cungcau.thesaurus.rewriting import write
from cungcau.thesaurus.rules import changed, fault, newly_broken
from cungcau.thesaurus.workflow import State
from cungcau.trail.change import change


@dataclass
class Outcome:
    """What an import does or would do; keys with what differs, or with the reasons why not."""

    new: dict[str, Differences] = field(default_factory=dict)
    changed: dict[str, Differences] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)


def import_concepts(incoming: Sequence[Idea], *, by: Any, note: str = "", dry_run: bool = True) -> Outcome:
    """Write the concepts that keep the rules; those that break one are refused with the reason, the others go in.

    What the file does not have stays as it is. Raises PermissionDenied.
    """
    here = edition()
    if not can(by, "import", here):
        raise PermissionDenied("import")
    if dry_run:
        return _sorted_out(incoming)[0]
    with change(here, "import", by=by, note=note) as facts:
        take_mark()
        outcome, accepted = _sorted_out(incoming)
        for idea in accepted:
            _write(idea, outcome, by, note)
        facts.update(new=len(outcome.new), changed=len(outcome.changed), refused=len(outcome.refused))
    return outcome


def _sorted_out(incoming: Sequence[Idea]) -> tuple[Outcome, list[Idea]]:
    """What becomes of each concept, and those that are to be written."""
    outcome = Outcome()
    before = ideas()
    known = {idea.key: idea for idea in before}
    retired = set(Concept.objects.filter(state=State.RETIRED).values_list("key", flat=True))
    written: dict[str, Idea] = {}
    for idea in incoming:
        merged = in_known_order(known[idea.key], idea) if idea.key in known else idea
        if idea.key in retired:
            outcome.refused[idea.key] = [_("It is retired here; restore it first.")]
        elif merged == known.get(idea.key):
            outcome.unchanged.append(idea.key)
        else:
            written[idea.key] = merged
    _refuse_what_breaks_rules(before, written, outcome)
    for key, idea in written.items():
        target = outcome.changed if key in known else outcome.new
        target[key] = differences(known.get(key), idea)
    return outcome, list(written.values())


def _refuse_what_breaks_rules(before: list[Idea], written: dict[str, Idea], outcome: Outcome) -> None:
    """Take out what is at fault until the rest keeps the rules; what hangs on a refused one falls with it."""
    known = {idea.key: idea for idea in before}
    while written:
        after = changed(before, *written.values())
        found = newly_broken(before, after)
        if not found:
            return
        for finding in found:
            for key in _guilty(finding.concept, finding.detail, written, known):
                outcome.refused.setdefault(key, []).append(fault(key, finding, after)[1])
        for key in outcome.refused:
            written.pop(key, None)


def _guilty(concept: str, detail: str, written: Mapping[str, Idea], known: Mapping[str, Idea]) -> Iterable[str]:
    """The incoming concepts that a finding is about: itself, those it names, those that had a link to it; else all."""
    if concept in written:
        return [concept]
    named = [key for key in written if key in re.split(r"[\s(),:>]+", detail)]
    linked = [key for key in written if key in known and concept in known[key].links]
    return named or linked or list(written)


def in_known_order(known: Idea, incoming: Idea) -> Idea:
    """The incoming idea with its values in the order that they have here: the standard form keeps none."""
    parts = {part: _ordered(getattr(known, part), getattr(incoming, part)) for part in PARTS}
    home = incoming.fields[:1]
    fields = home + tuple(code for code in parts["fields"] if code not in home)
    return Idea(incoming.key, **{**parts, "fields": fields})


def _ordered(known: Any, incoming: Any) -> Any:
    if isinstance(incoming, str):
        return incoming
    kept = tuple(value for value in known if value in incoming)
    return kept + tuple(value for value in incoming if value not in kept)


def _write(idea: Idea, outcome: Outcome, by: Any, note: str) -> None:
    if idea.key in outcome.new:
        row = Concept(key=idea.key)
        write_onto(row, idea)
        with change(row, "add", by=by, note=note, changed=outcome.new[idea.key]):
            row.save()
        return
    row = Concept.objects.get(key=idea.key)
    with change(row, "edit", by=by, note=note) as facts:
        facts["changed"] = write(row, idea)
        Concept.objects.filter(pk=row.pk).update(version=F("version") + 1)
