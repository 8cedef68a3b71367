"""The expert takes the task on, and says whether she is free to."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.advisory.models import Assignment, Freedom
from cungcau.advisory.ties import holding_up, refusing_ties, written
from cungcau.advisory.workflow import ASSIGNMENT_FLOW, AssignmentState
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def accept_assignment(assignment: Assignment, *, by: Any, freedom: str, words: str = "") -> Assignment:
    """A conflict that she names, or that the registry has learnt of since, holds it up until a second officer decides."""
    if freedom == Freedom.CONFLICT and not words:
        raise Refused("no_words", _("Say what the conflict is."), field="words")
    with change(assignment, "accept", by=by, freedom=freedom) as facts:
        assignment.freedom, assignment.freedom_words = freedom, words
        ties = refusing_ties(assignment)
        state = AssignmentState.BLOCKED if holding_up(assignment) else AssignmentState.ACCEPTED
        facts["ties"] = written(ties)
        move(
            assignment, ASSIGNMENT_FLOW, "accept", back_to=state, freedom=freedom, freedom_words=words, ties=written(ties)
        )
    return assignment
