"""What must be written before a listing can be sent for review: a table by kind, read by the page and by the verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.kit.errors import Refused

SUMMARY_MIN = 100


@dataclass(frozen=True)
class Requirement:
    """`holds(listing)` is the check, `field` the form's field where it is mended, `ask` what to do."""

    field: str
    ask: Any
    holds: Callable[[Any], bool]
    kinds: tuple[str, ...] = ("need", "offer")


def _written(*names: str) -> Callable[[Any], bool]:
    return lambda listing: all(getattr(listing, name) not in (None, "") for name in names)


def _in_one_language(name: str) -> Callable[[Any], bool]:
    return lambda listing: any(getattr(listing, f"{name}_{language}") for language in listing.languages)


def _classified(scheme: str) -> Callable[[Any], bool]:
    return lambda listing: bool(listing.codes.get(scheme))


def _summary_long_enough(listing: Any) -> bool:
    return any(len(text) >= SUMMARY_MIN for text in (listing.summary_vi, listing.summary_en))


REQUIRED = (
    Requirement("subkind", _("Choose what kind it is."), _written("subkind")),
    Requirement("summary_vi", _("Write a summary of at least 100 characters: readers decide by it."), _summary_long_enough),
    Requirement("description_vi", _("Describe it in a few sentences."), _in_one_language("description")),
    Requirement(
        "problem", _("Say what the problem is: what happens now, how often, what it costs."), _written("problem"), ("need",)
    ),
    Requirement("advantages", _("Say what is better than what people use today."), _written("advantages"), ("offer",)),
    Requirement("fields", _("Choose at least one field of science and technology."), _classified("field")),
    Requirement("modes", _("Choose at least one form of cooperation or transfer."), _classified("transfer_mode")),
    Requirement("trl", _("Give the readiness level of the technology (TRL 1–9)."), _written("trl"), ("offer",)),
    Requirement("stage", _("Give the stage of development."), _written("stage"), ("offer",)),
    Requirement(
        "right_to_transfer", _("Declare your right to transfer the technology."), _written("right_to_transfer"), ("offer",)
    ),
)


def _has_days_left(listing: Any) -> bool:
    return listing.valid_until is None or listing.valid_until >= timezone.localdate()


# It may stay empty, so it is no row of what must be written.
LAST_DAY = Requirement(
    "valid_until",
    _("Its last day is past. Edit it and give a later day or none; what was published before is first taken back with “Revise”."),
    _has_days_left,
)


def missing(listing: Any) -> list[Requirement]:
    """The requirements that do not hold yet, in the order of the form."""
    return [row for row in (*REQUIRED, LAST_DAY) if listing.kind in row.kinds and not row.holds(listing)]


def refuse_past(listing: Any) -> None:
    """Nobody would see it: a listing past its last day does not come onto the public pages."""
    if not LAST_DAY.holds(listing):
        raise Refused("past", str(LAST_DAY.ask))
