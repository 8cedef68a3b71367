"""The one thing that the trail forgets: the name of a person who has the right to be forgotten.

What was done, when and to what stays, and so does the urn of who did it; it leads to a row without a name.
"""

from __future__ import annotations

from django.db.models import Model

from cungcau.kit.ids import urn
from cungcau.trail.models import Entry


def forget_name(person: Model, instead: str) -> int:
    """Write `instead` where the trail names this person as the one who acted; how many lines."""
    return Entry.objects.filter(actor=urn(person)).update(actor_name=instead)
