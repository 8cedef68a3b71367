"""An organisation says to the owner of a listing that it is interested."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.models import Channel, Contact, Interest, Side
from cungcau.brokerage.openness import is_open_to, live_interest
from cungcau.brokerage.sheet_models import Sheet
from cungcau.kit.errors import Refused
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
from cungcau.registry.who import current_memberships
from cungcau.trail.change import change

ON_OFFER = ("about", "wish", "question")
ON_NEED = ("approach", "trl", "months", "cost_min", "cost_max", "conditions")


def send_interest(
    listing: Listing, organisation: Organisation, *, by: Any, contact: Contact, named: bool = True, agrees: bool = False,
    offers: Iterable[Listing] = (), pid: str = "", sheet: Sheet | None = None, enquiry: Enquiry | None = None, **said: Any,
) -> Interest:
    """A broker reads it first. `said` are the columns ON_OFFER or ON_NEED; `agrees`: the other side may see the contact.

    Who does not work for the organisation is a broker who was told so by phone. `pid` is the id that the form was given when it
    was shown: a second press finds the interest of the first. `sheet`: by whose code it came. `enquiry`: what somebody without an
    account wrote, which becomes this interest. Raises PermissionDenied, Refused.
    """
    if pid and (known := _sent_before(pid, listing, organisation, by)):
        return known
    works_there = current_memberships(by, editing=True).filter(organisation=organisation).exists()
    interest = Interest(
        listing=listing, organisation=organisation, owner_id=listing.organisation_id, sender=by if works_there else None,
        channel=Channel.GUEST if enquiry else Channel.WEB if works_there else Channel.PHONE, sheet=sheet, named=named,
        title_vi=listing.title_vi, title_en=listing.title_en,
        **{f"sender_{part}": value for part, value in contact._asdict().items()},
        **{name: said[name] for name in (ON_NEED if listing.is_need else ON_OFFER) if name in said},
    )  # fmt: skip
    interest.pid = pid or interest.pid
    if enquiry:
        interest.sender_agreed_at = enquiry.agreed_at
    elif agrees:
        interest.sender_agreed_at, interest.sender_agreed_by = timezone.now(), by
    try:
        told: dict[str, Any] = {"by_link": True} if enquiry else {} if works_there else {"for": str(Side.SENDER)}
        with change(interest, "send", by=by, channel=interest.channel, agrees=interest.sender_agreed_at is not None, **told):
            _refuse_closed(listing, organisation)
            interest.save()
            interest.offers.set([one for one in offers if one.is_offer and one.organisation_id == organisation.pk])
    except IntegrityError as error:  # a colleague was quicker
        raise _already() from error
    return interest


def _sent_before(pid: str, listing: Listing, organisation: Organisation, by: Any) -> Interest | None:
    known = Interest.objects.filter(pid=pid, listing=listing, organisation=organisation).first()
    return known if known and known.sender_id in {by.pk, None} else None


def _refuse_closed(listing: Listing, organisation: Organisation) -> None:
    if not is_open_to(listing, organisation):
        raise Refused("not_open", _("This listing is not open to that organisation."))
    if live_interest(listing, [organisation]):
        raise _already()


def _already() -> Refused:
    return Refused("already", _("This organisation has an interest in this listing under way already."))
