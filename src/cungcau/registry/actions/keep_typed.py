"""Keep what a person has typed and not saved."""

from __future__ import annotations

from typing import Any

from cungcau.kit.longform import typed as longform
from cungcau.registry.models import Autosave


def keep_typed(
    kind: str, pid: str, typed: dict[str, list[str]], *, by: Any, tab: str, number: int, known: str = ""
) -> Autosave:
    """The person's own autosave of this form holds `typed` now, or already something newer from the same page.

    `kind` is "organisation" or "expert", `known` the mark of the autosave that the page went on from. Raises Stale where
    another page of the same person has typed meanwhile, Refused where it is too long, PermissionDenied.
    """
    return longform.keep(Autosave(user=by, pid=pid, kind=kind, typed=typed, tab=tab, number=number), known)
