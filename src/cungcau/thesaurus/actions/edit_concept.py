"""Change what a concept says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cungcau.engines.thesaurus import Concept as Idea
from cungcau.kit.errors import Unchanged
from cungcau.thesaurus.models import Concept
from cungcau.thesaurus.rewriting import keeping_the_rules, link_solvers, write
from cungcau.thesaurus.workflow import CONCEPT_FLOW
from cungcau.trail.change import change, claim_version


def edit_concept(
    concept: Concept, *, by: Any, version: int, idea: Idea, note: str = "", solved_by: Iterable[str] | None = None
) -> Concept:
    """Write the idea if nobody has changed the concept since `version`; `solved_by` None leaves those links alone.
    Where both say what is there already nothing is written, the note neither.

    Raises PermissionDenied, IllegalMove, Stale, Broken.
    """
    with change(concept, "edit", by=by, note=note) as facts, keeping_the_rules(concept.key):
        CONCEPT_FLOW.after(concept.state, "edit")
        claim_version(concept, version)
        facts["changed"] = write(concept, idea)
        linked = solved_by is not None and link_solvers(concept.key, solved_by, by=by, note=note)
        if not facts["changed"] and not linked:
            raise Unchanged
    return concept
