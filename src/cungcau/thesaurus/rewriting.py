"""How a change of the thesaurus is written and checked; used by the verbs, inside their transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from cungcau.engines.thesaurus import Concept as Idea
from cungcau.thesaurus.content import DERIVED, LINKS, PARTS, Differences, differences, write_onto
from cungcau.thesaurus.models import Concept, take_mark
from cungcau.thesaurus.queries import ideas
from cungcau.thesaurus.rules import Broken, newly_broken
from cungcau.thesaurus.workflow import State
from cungcau.trail.change import change


@contextmanager
def keeping_the_rules(key: str) -> Iterator[None]:
    """The body writes; what it breaks undoes it. Others who want to write wait from here on. Raises Broken."""
    take_mark()
    before = ideas()
    yield
    after = ideas()
    if found := newly_broken(before, after):
        raise Broken(key, found, after)


def write(row: Concept, idea: Idea) -> Differences:
    """Save the idea onto a row that exists; what differs, for the trail. Its links to retired concepts stay and rest."""
    idea = _with_resting_links(row, idea)
    found = differences(row.idea, idea)
    write_onto(row, idea)
    row.updated_at = timezone.now()
    row.save(update_fields=[*PARTS, *DERIVED, "updated_at"])
    return found


def link_solvers(problem: str, wanted: Iterable[str], *, by: Any, note: str) -> bool:
    """Give and take links so that of the concepts in force just the wanted ones solve the problem; was there anything to do?"""
    keys, linked_anew = set(wanted), False
    linked = Q(solves__contains=f"|{problem}|")
    for row in Concept.objects.filter(linked | Q(key__in=keys), state=State.CURRENT):
        others = tuple(key for key in row.solves if key != problem)
        solves = (*others, problem) if row.key in keys else others
        if set(solves) != set(row.solves):
            with change(row, "edit", by=by, note=note) as facts:
                facts["changed"] = write(row, replace(row.idea, solves=solves))
                Concept.objects.filter(pk=row.pk).update(version=F("version") + 1)
            linked_anew = True
    return linked_anew


def _with_resting_links(row: Concept, idea: Idea) -> Idea:
    resting = set(Concept.objects.filter(key__in=row.idea.links, state=State.RETIRED).values_list("key", flat=True))
    links = {link: getattr(idea, link) + tuple(key for key in getattr(row, link) if key in resting) for link in LINKS}
    return replace(idea, **{link: tuple(dict.fromkeys(keys)) for link, keys in links.items()})
