"""The person is who she says she is."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.intake.models import Claim
from cungcau.intake.workflow import CLAIM_FLOW
from cungcau.kit.errors import Refused
from cungcau.registry.actions import add_member
from cungcau.registry.who import current_memberships
from cungcau.trail.change import change, move


def approve_claim(claim: Claim, *, by: Any) -> Claim:
    """She may write for the organisation from today, so the listing appears among hers. Raises Refused before there is one."""
    organisation = claim.submission.organisation
    with change(claim, "approve_claim", by=by):
        if organisation is None:
            raise Refused("not_taken", _("Take the need up first: then it is known for which organisation the person works."))
        move(claim, CLAIM_FLOW, "approve_claim", settled_at=timezone.now())
        if not current_memberships(claim.user).filter(organisation=organisation).exists():
            add_member(organisation, claim.user, by=by)
    return claim
