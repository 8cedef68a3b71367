"""States of organisations and experts, and the moves between them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class OrganisationState(TextChoices):
    TEMPORARY = "temporary", _("Temporary")
    VERIFIED = "verified", _("Verified")
    ACTIVE = "active", _("Active")
    SUSPENDED = "suspended", _("Suspended")
    MERGED = "merged", _("Merged into another one")


class ExpertState(TextChoices):
    PROPOSED = "proposed", _("Proposed")
    VERIFIED = "verified", _("Verified")
    ACTIVE = "active", _("Active")
    AWAY = "away", _("Away")
    ENDED = "ended", _("Ended")
    MERGED = "merged", _("Merged into another one")


def organisation_states() -> list[tuple[str, str]]:
    return OrganisationState.choices


def expert_states() -> list[tuple[str, str]]:
    return ExpertState.choices


BEFORE_MERGING = (
    OrganisationState.TEMPORARY, OrganisationState.VERIFIED, OrganisationState.ACTIVE, OrganisationState.SUSPENDED,
)  # fmt: skip
PROFILES_BEFORE_MERGING = (
    ExpertState.PROPOSED, ExpertState.VERIFIED, ExpertState.ACTIVE, ExpertState.AWAY, ExpertState.ENDED,
)  # fmt: skip


def _merging(before: tuple[str, ...], merged: str) -> dict[str, Move]:
    """Into another record, and back to the state it had."""
    return {
        "merge": Move(*before, to=merged, label=_("Merge into another one"), done=_("The two are one now.")),
        "unmerge": Move(merged, to=None, back=before, label=_("Undo the merger"), done=_("The merger is undone.")),
    }


ORGANISATION_FLOW = Flow(
    start=OrganisationState.TEMPORARY,
    moves={
        "edit": Move(
            OrganisationState.TEMPORARY,
            OrganisationState.VERIFIED,
            OrganisationState.ACTIVE,
            to=None,
            label=_("Edit"),
            done=_("The organisation is saved."),
        ),
        "verify": Move(
            OrganisationState.TEMPORARY,
            to=OrganisationState.VERIFIED,
            label=_("Mark as verified"),
            done=_("The organisation is marked as verified."),
        ),
        "activate": Move(
            OrganisationState.VERIFIED,
            OrganisationState.SUSPENDED,
            to=OrganisationState.ACTIVE,
            label=_("Activate"),
            done=_("The organisation is active."),
            tone="main",
        ),
        "suspend": Move(
            OrganisationState.VERIFIED,
            OrganisationState.ACTIVE,
            to=OrganisationState.SUSPENDED,
            label=_("Suspend"),
            done=_("The organisation is suspended; its listings are paused."),
            tone="danger",
        ),
        **_merging(BEFORE_MERGING, OrganisationState.MERGED),
    },
)

EXPERT_FLOW = Flow(
    start=ExpertState.PROPOSED,
    moves={
        "edit": Move(
            ExpertState.PROPOSED,
            ExpertState.VERIFIED,
            ExpertState.ACTIVE,
            ExpertState.AWAY,
            to=None,
            label=_("Edit"),
            done=_("The expert is saved."),
        ),
        "verify": Move(
            ExpertState.PROPOSED,
            to=ExpertState.VERIFIED,
            label=_("Mark as verified"),
            done=_("The expert is marked as verified."),
        ),
        "activate": Move(
            ExpertState.VERIFIED,
            ExpertState.AWAY,
            to=ExpertState.ACTIVE,
            label=_("Activate"),
            done=_("The expert is active."),
            tone="main",
        ),
        "leave": Move(ExpertState.ACTIVE, to=ExpertState.AWAY, label=_("Mark as away"), done=_("The expert is marked as away.")),
        "end": Move(
            ExpertState.PROPOSED,
            ExpertState.VERIFIED,
            ExpertState.ACTIVE,
            ExpertState.AWAY,
            to=ExpertState.ENDED,
            label=_("End"),
            done=_("The expert's profile is ended."),
            tone="danger",
        ),
        **_merging(PROFILES_BEFORE_MERGING, ExpertState.MERGED),
    },
)
