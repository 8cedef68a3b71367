"""What ties an expert to the firm that she is to work for: what the registry knows of both, and what she says herself."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cungcau.advisory.models import Advice, Assignment, Freedom
from cungcau.registry.conflicts import Conflict, conflicts
from cungcau.registry.models import Expert

SAID, WORKS = "said", "works"


def known_ties(expert: Expert, advice: Advice) -> list[Conflict]:
    """Of the registry: her declarations, and where she works or worked; those that refuse first."""
    terms = advice.listing.terms.filter(scheme_id="field") if advice.listing else []
    return conflicts(expert, advice.organisation, [term.code for term in terms])


def ties_of(assignment: Assignment) -> list[Conflict]:
    """The same, and what she said of this assignment."""
    found = known_ties(assignment.expert, assignment.advice)
    if assignment.freedom == Freedom.CONFLICT:
        found.insert(0, Conflict(True, _("Said of this task: %(words)s") % {"words": assignment.freedom_words}))
    return found


def refusing_ties(assignment: Assignment) -> set[str]:
    """The names of those that hold the assignment up until a second officer lets them pass."""
    known = {_name_of(one) for one in known_ties(assignment.expert, assignment.advice) if one.refuses}
    return known | ({SAID} if assignment.freedom == Freedom.CONFLICT else set())


def holding_up(assignment: Assignment) -> set[str]:
    """Of those the ones that nobody has let pass yet."""
    return refusing_ties(assignment) - set(assignment.overruled.split())


def written(ties: set[str]) -> str:
    return " ".join(sorted(ties))


def _name_of(tie: Conflict) -> str:
    return f"interest:{tie.interest.pid}" if tie.interest else WORKS
