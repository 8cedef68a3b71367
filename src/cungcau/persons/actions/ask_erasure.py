"""Ask that a person be forgotten."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.kit.ids import urn
from cungcau.kit.policy import can
from cungcau.persons.models import Erasure
from cungcau.persons.workflow import ErasureState
from cungcau.trail.change import change
from cungcau.vocabulary.holidays import calendar


def ask_erasure(thing: Any, *, by: Any, came_from: str = "", note: str = "") -> Erasure:
    """`thing`: her account, or a contact or expert that she is. The steward decides, by a day counted in working days.

    Who asks for somebody says of whom the request came, and why. Raises PermissionDenied, Refused.
    """
    due = calendar().due_after(timezone.localdate(), settings.ERASURE_DAYS)
    erasure = Erasure(subject=urn(thing), by_id=by.pk, came_from=came_from, note=note, due_on=due)
    if not can(by, "ask_erasure", erasure):
        raise PermissionDenied("ask_erasure")
    if thing != by and not (came_from and note):
        raise Refused("whose_request", _("Say of whom the request came, and why."), "came_from")
    waiting = Erasure.objects.filter(subject=erasure.subject, state=ErasureState.ASKED).first()
    if waiting is not None:
        return waiting
    with change(erasure, "ask_erasure", by=by, of=erasure.subject):
        erasure.save()
    return erasure
