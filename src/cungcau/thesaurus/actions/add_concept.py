"""Add a concept of the point's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cungcau.engines.thesaurus import Concept as Idea
from cungcau.engines.thesaurus import Finding
from cungcau.thesaurus.content import differences, write_onto
from cungcau.thesaurus.models import Concept
from cungcau.thesaurus.rewriting import keeping_the_rules, link_solvers
from cungcau.thesaurus.rules import Broken
from cungcau.trail.change import change


def add_concept(idea: Idea, *, by: Any, note: str = "", solved_by: Iterable[str] = ()) -> Concept:
    """It counts from now on. `solved_by`: concepts that get a link to it. Raises PermissionDenied, Broken."""
    row = Concept(key=idea.key)
    write_onto(row, idea)
    with change(row, "add", by=by, note=note, changed=differences(None, idea)), keeping_the_rules(idea.key):
        if Concept.objects.filter(key=idea.key).exists():
            raise Broken(idea.key, [Finding(idea.key, "twice")], [idea])
        row.save()
        link_solvers(idea.key, solved_by, by=by, note=note)
    return row
