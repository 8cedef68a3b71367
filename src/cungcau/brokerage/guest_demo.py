"""Plants what came without an account in the demo park, and the sheet of a fair; everything fictional."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.actions import (
    ask_guest,
    confirm_enquiry,
    forward_interest,
    make_sheet,
    reply_enquiry,
    send_enquiry,
    tie_enquiry,
)
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_who import Guest
from cungcau.brokerage.models import Interest
from cungcau.brokerage.sheet_models import Sheet, SheetVisit
from cungcau.brokerage.waiting import reply_due
from cungcau.kit.ids import new_pid, urn
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
from cungcau.trail.models import Entry

FILE = Path(__file__).with_name("guest_demo.toml")
TYPED = ("about", "wish", "question", "name", "organisation_name", "email", "phone")
Row = dict[str, Any]


def plant_guests(broker: User) -> None:
    """The sheet, then each of the file, led to its state through the verbs that people use."""
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    sheet = _sheet(content["sheet"], broker)
    for row in content["guest"]:
        _plant(row, broker, sheet if row["by_sheet"] else None)


def _listing(key: str) -> Listing:
    return Listing.objects.get(external_id=key, is_demo=True)


def _sheet(row: Row, broker: User) -> Sheet:
    day = timezone.localdate() - timedelta(days=row["days"])
    listings = [_listing(key) for key in row["listings"]]
    sheet = make_sheet(listings, by=broker, occasion=row["occasion"], on=day, place=row["place"])
    SheetVisit.objects.bulk_create(
        [SheetVisit(sheet=sheet, number=number, day=day, count=count) for number, count in enumerate(row["visits"])]
    )
    return sheet


def _plant(row: Row, broker: User, sheet: Sheet | None) -> None:
    pid = new_pid()
    enquiry = send_enquiry(
        _listing(row["listing"]), by=Guest(Enquiry(pid=pid)), pid=pid, proven=True, sheet=sheet,
        **{name: row[name] for name in TYPED},
    )  # fmt: skip
    guest = Guest(enquiry)
    confirm_enquiry(enquiry, by=guest, agrees=row.get("agrees", False))
    if "asked" in row:
        ask_guest(enquiry, by=broker, question=row["asked"])
        reply_enquiry(enquiry, by=guest, answer=row["answered"])
    interest = None
    if row["state"] == "forwarded":
        interest = forward_interest(tie_enquiry(enquiry, by=broker), by=broker)
        Organisation.objects.filter(pk=interest.organisation_id).update(is_demo=True)
    _set_back(enquiry, interest, timezone.now() - timedelta(days=row["days"]))


def _set_back(enquiry: Enquiry, interest: Interest | None, sent: Any) -> None:
    """It was sent then, confirmed an hour later, passed on the day after."""
    confirmed, passed = sent + timedelta(hours=1), sent + timedelta(days=1)
    agreed = confirmed if enquiry.agreed_at else None
    Enquiry.objects.filter(pk=enquiry.pk).update(sent_at=sent, consent_at=sent, verified_at=confirmed, agreed_at=agreed)
    enquiry.messages.update(at=confirmed + timedelta(hours=2))
    Entry.objects.filter(subject=urn(enquiry)).update(at=confirmed)
    if interest is not None:
        Interest.objects.filter(pk=interest.pk).update(
            sent_at=confirmed, sender_agreed_at=agreed, taken_at=passed, forwarded_at=passed,
            reply_due=reply_due(timezone.localdate(passed)),
        )  # fmt: skip
        Entry.objects.filter(subject=urn(interest)).update(at=passed)
