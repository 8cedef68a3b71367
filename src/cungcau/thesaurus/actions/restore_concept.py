"""Bring a retired concept back."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.thesaurus.models import Concept
from cungcau.thesaurus.rewriting import keeping_the_rules
from cungcau.thesaurus.workflow import CONCEPT_FLOW
from cungcau.trail.change import change, move


def restore_concept(concept: Concept, *, by: Any, note: str = "") -> Concept:
    """It counts again, with the links that others had to it. Raises PermissionDenied, Stale, Broken."""
    with change(concept, "restore", by=by, note=note), keeping_the_rules(concept.key):
        move(concept, CONCEPT_FLOW, "restore", updated_at=timezone.now())
    return concept
