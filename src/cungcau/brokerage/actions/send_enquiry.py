"""Somebody without an account is interested in a listing."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.actions.send_interest import ON_NEED, ON_OFFER
from cungcau.brokerage.guest_letters import post_confirmation
from cungcau.brokerage.guest_marks import flags_of
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_words import consent
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW, EnquiryState
from cungcau.brokerage.openness import is_open_to_strangers
from cungcau.brokerage.sheet_models import Sheet
from cungcau.kit.errors import Refused
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from cungcau.trail.change import change, move

WHO = ("organisation_name", "name", "email", "phone", "named")


def send_enquiry(
    listing: Listing, *, by: Any, pid: str, proven: bool, language: str = "vi", network: str = "", sheet: Sheet | None = None,
    **values: Any,
) -> Enquiry:
    """It waits for the confirmation of the address, unless it is on the block list: then it goes to the spam bin, unanswered.

    `pid` is the id that the form was given when it was shown. The same form sent again while nothing is confirmed writes what
    it says now; after that it changes nothing. `proven`: the browser did its work. Raises Refused where it is not public.
    """
    enquiry = Enquiry.objects.filter(pid=pid, listing=listing).first() or Enquiry(pid=pid, listing=listing)
    if enquiry.state != EnquiryState.SENT:
        return enquiry
    if not is_open_to_strangers(listing):
        raise Refused("not_open", _("This listing takes no interest without an account now."))
    before = _said(enquiry)
    for name in (*WHO, *(ON_NEED if listing.is_need else ON_OFFER)):
        if name in values:
            setattr(enquiry, name, values[name])
    if enquiry.pk and _said(enquiry) == before:
        return enquiry
    agreed = consent()
    enquiry.sent_at = enquiry.consent_at = timezone.now()
    enquiry.consent_version, enquiry.consent_purpose = agreed.version, agreed.purpose
    enquiry.title_vi, enquiry.title_en = listing.title_vi, listing.title_en
    enquiry.language, enquiry.network, enquiry.sheet = language, network, sheet
    enquiry.flags = flags_of(enquiry, proven=proven)
    try:
        with change(enquiry, "enquire", by=by, flags=enquiry.flags):
            enquiry.save()
            if "blocked" not in enquiry.flags:
                post_confirmation(enquiry)
    except IntegrityError:  # the same press, a moment ago
        return Enquiry.objects.get(pid=pid, listing=listing)
    if "blocked" not in enquiry.flags:
        return enquiry
    with change(enquiry, "mark_spam", by=SYSTEM):
        move(enquiry, ENQUIRY_FLOW, "mark_spam", settled_at=timezone.now())
    return enquiry


def _said(enquiry: Enquiry) -> dict[str, Any]:
    return {name: getattr(enquiry, name) for name in (*WHO, *ON_NEED, *ON_OFFER)}
