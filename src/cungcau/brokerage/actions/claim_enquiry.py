"""Who logs in with the confirmed address says that it is hers."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.actions.tie_enquiry import tie_enquiry
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW, ClaimState, EnquiryState
from cungcau.brokerage.models import Interest
from cungcau.registry.models import Organisation
from cungcau.registry.who import current_memberships
from cungcau.trail.change import change, move


def claim_enquiry(enquiry: Enquiry, *, by: Any, organisation: Organisation | None = None) -> Enquiry:
    """Who writes for its organisation has it at once. Before a broker has tied it, she may say for which of her organisations.

    Everybody else waits for a broker, who knows whether she works there. Raises PermissionDenied, Refused, Stale.
    """
    with change(enquiry, "claim", by=by):
        own = current_memberships(by, editing=True)
        if enquiry.state == EnquiryState.VERIFIED and organisation and own.filter(organisation=organisation).exists():
            tie_enquiry(enquiry, by=by, organisation=organisation)
        interest = enquiry.interest
        is_hers = interest is not None and own.filter(organisation_id=interest.organisation_id).exists()
        state = ClaimState.APPROVED if is_hers else ClaimState.ASKED
        move(enquiry, ENQUIRY_FLOW, "claim", claimed_by=by, claim_state=state)
        if interest is not None and is_hers:
            Interest.objects.filter(pk=interest.pk).update(sender=by)
    return enquiry
