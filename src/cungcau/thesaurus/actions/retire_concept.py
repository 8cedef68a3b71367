"""Take a concept out of use."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.thesaurus.models import Concept
from cungcau.thesaurus.rewriting import keeping_the_rules
from cungcau.thesaurus.workflow import CONCEPT_FLOW
from cungcau.trail.change import change, move


def retire_concept(concept: Concept, *, by: Any, note: str = "") -> Concept:
    """Texts are no longer read with it. Links to it rest until it is restored. Raises PermissionDenied, Stale, Broken."""
    with change(concept, "retire", by=by, note=note), keeping_the_rules(concept.key):
        move(concept, CONCEPT_FLOW, "retire", updated_at=timezone.now())
    return concept
