"""What several verbs of agreements share: which columns are said, who stands under one, and whether the shares add up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.agreement_models import Agreement, AgreementParty
from cungcau.brokerage.case_models import Case, Party
from cungcau.kit.errors import Refused

SAID = (
    "title", "number", "technology", "objects_given", "rights", "exclusivity", "territory", "value", "currency", "payment",
    "schedule", "origin_country", "supplier_kind", "starts_on", "ends_on", "direction", "budget", "certified", "listed",
    "licensed",
)  # fmt: skip
Shares = Mapping[Party, Decimal | None]


def said_of(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name in SAID}


def shares_of(agreement: Agreement) -> dict[Party, Decimal | None]:
    """Who stands under it now, with what share."""
    return {one.party: one.share for one in AgreementParty.objects.filter(agreement=agreement).select_related("party")}


def put_under(agreement: Agreement, parties: Shares) -> None:
    """These parties, and no others. Refused: strangers to the case, fewer than two, shares that do not add up."""
    _refuse_strangers(agreement.case, parties)
    shares = [share for share in parties.values() if share is not None]
    if shares and (len(shares) < len(parties) or sum(shares) != 100):
        message = _("The shares of all parties add up to 100 per cent, or none is given; these make %(sum)s.")
        raise Refused("shares", message % {"sum": sum(shares)}, field="shares")
    AgreementParty.objects.filter(agreement=agreement).delete()
    AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, party=party, share=share) for party, share in parties.items()
    )


def _refuse_strangers(case: Case, parties: Shares) -> None:
    there = set(case.parties.filter(ended_at=None).values_list("pk", flat=True))
    if len(parties) < 2:
        raise Refused("one_party", _("An agreement has at least two parties."), field="parties")
    if not {party.pk for party in parties} <= there:
        raise Refused("no_party", _("That party does not take part in this case."), field="parties")
