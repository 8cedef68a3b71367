"""This is mine."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cungcau.intake.models import Claim, Submission
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def claim_submission(submission: Submission, *, by: Any) -> Claim:
    """Whoever logs in with the confirmed address asks to work for the organisation whose need it is."""
    with change(submission, "claim", by=by):
        try:
            with transaction.atomic():
                claim = Claim.objects.create(submission=submission, user=by)
        except IntegrityError as error:
            raise Refused("claimed", _("You have said so already.")) from error
    return claim
