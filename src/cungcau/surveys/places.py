"""How one gets to a firm, and whom one asks for there."""

from __future__ import annotations

from cungcau.registry.models import Contact
from cungcau.surveys.models import Visit
from cungcau.vocabulary.queries import label


def address_of(visit: Visit) -> str:
    """The agreed place, else the firm's address: street, commune, zone, province."""
    firm = visit.organisation
    if visit.place:
        return visit.place
    province = label("province", firm.province) if firm.province else ""
    return ", ".join(filter(None, [firm.street, firm.zone.name if firm.zone else "", firm.commune, province]))


def contact_of(visit: Visit) -> Contact | None:
    """Who was named for this visit, else the firm's first contact whose consent stands."""
    if visit.contact and visit.contact.withdrawn_on is None:
        return visit.contact
    return next((one for one in visit.organisation.contacts.all() if one.withdrawn_on is None), None)
