"""An interest that somebody without an account sends, confirmed as a person would; and a sheet with codes."""

from __future__ import annotations

from datetime import date
from typing import Any

from cungcau.brokerage.actions import confirm_enquiry, make_sheet, send_enquiry, tie_enquiry
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_who import Guest
from cungcau.brokerage.models import Interest
from cungcau.brokerage.sheet_models import Sheet
from cungcau.kit.ids import new_pid
from tests.factories.interests import ON_NEED, ON_OFFER

WHO = {
    "name": "Cao Thị Liên", "organisation_name": "Hợp tác xã Nấm Ba Vì", "email": "lien@nam-bavi.example",
    "phone": "0912 345 678",
}  # fmt: skip


def a_sent(listing: Any, **values: Any) -> Enquiry:
    """Sent, not confirmed yet."""
    proven, pid = values.pop("proven", True), values.pop("pid", "") or new_pid()
    said = ON_NEED if listing.is_need else ON_OFFER
    return send_enquiry(listing, by=Guest(Enquiry(pid=pid)), pid=pid, proven=proven, **{**said, **WHO, **values})


def a_confirmed(listing: Any, *, agrees: bool = False, **values: Any) -> Enquiry:
    """It waits for a broker."""
    sent = a_sent(listing, **values)
    return confirm_enquiry(sent, by=Guest(sent), agrees=agrees)


def a_tied(listing: Any, broker: Any, organisation: Any = None, **values: Any) -> tuple[Enquiry, Interest]:
    """The broker has it in hand as the interest of an organisation, of a new one where none is named."""
    enquiry = a_confirmed(listing, **values)
    interest = tie_enquiry(enquiry, by=broker, organisation=organisation)
    return enquiry, interest


def a_sheet(by: Any, *listings: Any, **values: Any) -> Sheet:
    return make_sheet(listings, by=by, **{"occasion": "Techmart Hòa Lạc", "on": date(2026, 12, 3), **values})
