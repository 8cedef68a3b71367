"""What a broker should know of a sender without an account before she reads on: marks, never a refusal."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.brokerage.guest_models import Enquiry
from cungcau.intake.queries import organisations_like
from cungcau.intake.suspicion import LINK, on_block_list
from cungcau.registry.models import Contact, Organisation
from cungcau.registry.profiles import PUBLIC_DOMAINS

FLAGS: dict[str, Any] = {
    "unproven": _("Sent without the browser's proof of work (no JavaScript, or a machine)."),
    "links": _("Several web addresses in the text."),
    "repeated": _("The same person has written about this listing before."),
    "blocked": _("On the block list."),
}
LINKS = 2
TEXTS = ("about", "wish", "question", "approach", "conditions", "organisation_name", "name")


def text_of(enquiry: Enquiry) -> str:
    return "\n".join(getattr(enquiry, name) for name in TEXTS)


def flags_of(enquiry: Enquiry, *, proven: bool) -> list[str]:
    """The codes of FLAGS that hold for an enquiry with its columns written."""
    before = Enquiry.objects.filter(email=enquiry.email, listing=enquiry.listing, verified_at__isnull=False)
    holds = {
        "unproven": not proven,
        "links": len(LINK.findall(text_of(enquiry))) >= LINKS,
        "repeated": before.exclude(pid=enquiry.pid).exists(),
        "blocked": on_block_list(text_of(enquiry), enquiry.email, enquiry.network),
    }
    return [code for code, is_so in holds.items() if is_so]


def excluded_like(enquiry: Enquiry) -> list[Organisation]:
    """Organisations that must not know of the listing and may be the sender's: by name, website, or an address that they use."""
    excluded = enquiry.listing.excluded_organisations.all()
    if not excluded:
        return []
    found = {one.organisation.pk: one.organisation for one in organisations_like(enquiry, excluded)}
    domain = enquiry.email.rpartition("@")[2].lower()
    known = Q(email__iexact=enquiry.email)
    if domain and domain not in PUBLIC_DOMAINS:
        known |= Q(email__iendswith=f"@{domain}")
    by_contact = Contact.objects.filter(known).values("organisation_id")
    by_account = User.objects.filter(known).values("memberships__organisation_id")
    for one in excluded.filter(Q(pk__in=by_contact) | Q(pk__in=by_account)):
        found.setdefault(one.pk, one)
    return list(found.values())
