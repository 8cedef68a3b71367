"""The person is who she says she is."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW, ClaimState
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import Refused
from cungcau.registry.actions import add_member
from cungcau.registry.who import current_memberships
from cungcau.trail.change import change, move


def approve_claim(enquiry: Enquiry, *, by: Any) -> Enquiry:
    """She writes for the organisation from today, and the interest is hers; the signed link opens nothing any more."""
    with change(enquiry, "approve_claim", by=by):
        interest, person = enquiry.interest, enquiry.claimed_by
        if interest is None or person is None:
            raise Refused("not_tied", _("Tie it to an organisation first: then it is known for which one the person works."))
        move(enquiry, ENQUIRY_FLOW, "approve_claim", claim_state=ClaimState.APPROVED)
        if not current_memberships(person).filter(organisation=interest.organisation_id).exists():
            add_member(interest.organisation, person, by=by)
        Interest.objects.filter(pk=interest.pk).update(sender=person)
    return enquiry
