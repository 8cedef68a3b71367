"""Make a draft of a need of what was told."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.intake.carrying import values_of
from cungcau.intake.models import Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import draft_listing
from cungcau.registry.actions import add_contact, register_organisation
from cungcau.registry.models import Organisation
from cungcau.registry.tax_code import is_tax_code, normal_tax_code
from cungcau.trail.change import change, move


def take_submission(
    submission: Submission, *, by: Any, organisation: Organisation | None = None, kind: str = "sme"
) -> Submission:
    """The officer becomes the draft's author, so that somebody else publishes it. Without an `organisation` one is registered.

    Raises PermissionDenied, IllegalMove, Stale.
    """
    with change(submission, "take", by=by) as facts:
        # Claimed first: of two racing officers one makes the draft.
        move(submission, SUBMISSION_FLOW, "take", handler=by, settled_at=timezone.now())
        owner = organisation or _register(submission, kind, by)
        # The sender consented to it; the house only writes it down, whoever presses the button.
        contact = add_contact(
            owner, by=SYSTEM, name=submission.name, phone=submission.phone, email=submission.email,
            consent_purpose=submission.consent_purpose[:200], consent_on=timezone.localdate(submission.consent_at),
        )  # fmt: skip
        listing = draft_listing(owner, "need", by=by, source="form", contact=contact, **values_of(submission))
        submission.organisation, submission.listing, submission.contact_pid = owner, listing, contact.pid
        submission.save(update_fields=["organisation", "listing", "contact_pid"])
        facts["listing"] = listing.pid
    return submission


def _register(submission: Submission, kind: str, by: Any) -> Organisation:
    """A temporary organisation; a tax code that another one has, or that is none, stays with the submission."""
    code = normal_tax_code(submission.tax_code)
    known = not is_tax_code(code) or Organisation.objects.filter(tax_code=code).exists()
    name = submission.organisation_name or submission.name
    return register_organisation(by=by, name_vi=name, kind=kind, tax_code=None if known else code)
