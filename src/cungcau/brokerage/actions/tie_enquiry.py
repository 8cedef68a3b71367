"""What was sent without an account becomes the interest of an organisation."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.actions.send_interest import ON_NEED, ON_OFFER, send_interest
from cungcau.brokerage.actions.take_interest import take_interest
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW
from cungcau.brokerage.models import Contact, Interest
from cungcau.registry.actions import register_organisation
from cungcau.registry.models import Organisation
from cungcau.trail.change import change, move


def tie_enquiry(enquiry: Enquiry, *, by: Any, organisation: Organisation | None = None, kind: str = "sme") -> Interest:
    """Without an `organisation` one is registered under the name that the sender gave: temporary, nothing of it checked.

    The broker who ties it has it in hand: she reads it, and passes it on or not. Who logs in with the confirmed address ties her
    own to her own organisation; then it waits for a broker as any other. Raises PermissionDenied, Refused, Stale.
    """
    with change(enquiry, "tie", by=by) as facts:
        sender = organisation or register_organisation(
            by=by, name_vi=enquiry.organisation_name or enquiry.name, kind=kind, tax_code=None
        )
        said = {name: getattr(enquiry, name) for name in (ON_NEED if enquiry.is_proposal else ON_OFFER)}
        contact = Contact(enquiry.name, enquiry.phone, enquiry.email)
        interest = send_interest(
            enquiry.listing, sender, by=by, contact=contact, named=enquiry.named, sheet=enquiry.sheet, enquiry=enquiry, **said
        )
        Interest.objects.filter(pk=interest.pk).update(sent_at=enquiry.verified_at)
        move(enquiry, ENQUIRY_FLOW, "tie", interest=interest, handler=by if "broker" in by.roles else None)
        interest.refresh_from_db()
        if "broker" in by.roles:
            take_interest(interest, by=by)
        facts["interest"], facts["organisation"] = interest.pid, sender.pid
    return interest
