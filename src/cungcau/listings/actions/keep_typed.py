"""Keep what a person has typed and not saved."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused, Stale
from cungcau.kit.policy import can
from cungcau.listings.unsaved import Autosave
from cungcau.registry.models import Organisation

MOST = 400_000  # letters of everything typed into one form
ATTEMPTS = 5


def keep_typed(
    organisation: Organisation, kind: str, pid: str, typed: dict[str, list[str]], *, by: Any, tab: str, number: int,
    known: str = "",
) -> Autosave:
    """The person's own autosave of this form holds `typed` now, or already something newer from the same page.

    `known` is the mark of the autosave that the page went on from. Nobody else's business: no entry in the trail. Raises
    Stale where another page of the same person has typed meanwhile, Refused where it is too long, PermissionDenied.
    """
    wanted = Autosave(user=by, pid=pid, kind=kind, organisation=organisation, typed=typed, tab=tab, number=number)
    if not can(by, "keep_typed", wanted):
        raise PermissionDenied("keep_typed listings.autosave")
    if len(json.dumps(typed, ensure_ascii=False)) > MOST:
        raise Refused("too_long", _("This is too long to be kept by itself. Press “Save”."))
    for _attempt in range(ATTEMPTS):
        if kept := _kept(wanted, known):
            return kept
    raise Stale(wanted)


def _kept(wanted: Autosave, known: str) -> Autosave | None:
    """Claim the row by compare-and-swap; None where somebody was at it in the same moment and one should look again."""
    row = Autosave.objects.filter(user=wanted.user, pid=wanted.pid).first()
    if row is None:
        try:
            with transaction.atomic():
                wanted.save(force_insert=True)
        except IntegrityError:
            wanted.pk = None
            return None
        return wanted
    if row.tab == wanted.tab and row.number >= wanted.number:
        return row
    if row.tab != wanted.tab and row.mark != known:
        raise Stale(row, str(row.user), row.at)
    values = {"typed": wanted.typed, "tab": wanted.tab, "number": wanted.number, "at": timezone.now()}
    claimed = Autosave.objects.filter(pk=row.pk, tab=row.tab, number=row.number).update(**values)
    return Autosave.objects.filter(pk=row.pk).first() if claimed else None
