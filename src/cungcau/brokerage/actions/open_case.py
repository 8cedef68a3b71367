"""A broker opens a case."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case, Origin, Party, PartyRole, StageEntry
from cungcau.brokerage.casework import contact_of, party_of, refuse_past, stage_due
from cungcau.brokerage.models import Interest, Side
from cungcau.brokerage.stages import template_of
from cungcau.brokerage.workflow import State
from cungcau.discovery.models import Verdict
from cungcau.kit.errors import Refused
from cungcau.listings.models import Listing
from cungcau.listings.references import next_reference
from cungcau.trail.change import change

SAID = (
    "goal", "mode", "second", "confidentiality", "probability", "value_min", "value_max", "next_action", "next_due", "turn",
    "is_demo",
)  # fmt: skip


def open_case(
    *, by: Any, interest: Interest | None = None, verdict: Verdict | None = None, need: Listing | None = None,
    offer: Listing | None = None, pid: str = "", **said: Any,
) -> Case:
    """From an interest whose contacts are open, from a kept proposal, or by hand about a need, an offer, or both.

    The organisations behind them are its first parties; `said` are columns of SAID. `pid` is the id that the form was given when
    it was shown: a second press finds the case of the first. Raises PermissionDenied, Refused.
    """
    if pid and (known := Case.objects.filter(pid=pid, owner_id=by.pk).first()):
        return known
    origin = Origin.INTEREST if interest else Origin.PROPOSAL if verdict else Origin.OWN
    _refuse_early(interest, verdict)
    refuse_past(said.get("next_due"), "next_due")
    if interest:
        need, offer = _listings_of(interest)
    elif verdict:
        need, offer = verdict.need, verdict.offer
    if need is None and offer is None:
        raise Refused("no_listing", _("A case is about a need, an offer, or both."))
    case = Case(
        origin=origin, interest=interest, verdict=verdict, need=need, offer=offer,
        **{name: value for name, value in said.items() if name in SAID},
    )  # fmt: skip
    case.pid = pid or case.pid
    parties = _first_parties(case)
    if len({party.organisation_id for party in parties}) < len(parties):
        raise Refused("one_side", _("Need and offer are of the same organisation: nobody stands on both sides of a case."))
    case.stage = template_of(case.mode).stages[0]
    case.stage_due = stage_due(case.stage)
    try:
        with change(case, "open", by=by, note=case.goal, origin=str(origin)):
            case.owner = by
            case.ref = next_reference("case", timezone.localdate())
            case.save()
            Party.objects.bulk_create(parties)
            StageEntry.objects.create(case=case, stage=case.stage)
    except IntegrityError as error:  # a colleague was quicker
        raise _already() from error
    return case


def _refuse_early(interest: Interest | None, verdict: Verdict | None) -> None:
    if interest and interest.state != State.REVEALED:
        raise Refused("not_revealed", _("A case is opened from an interest once the contacts of both sides are open."))
    if verdict and not verdict.is_kept:
        raise Refused("not_kept", _("A case is opened from a proposal that was kept."))
    if (interest and interest.cases.exists()) or (verdict and verdict.cases.exists()):
        raise _already()


def _already() -> Refused:
    return Refused("already", _("There is a case about this already."))


def _listings_of(interest: Interest) -> tuple[Listing | None, Listing | None]:
    """Need and offer. A proposal brings its offer along where it points to one alone."""
    if not interest.is_proposal:
        return None, interest.listing
    offers = list(interest.offers.all()[:2])
    return interest.listing, offers[0] if len(offers) == 1 else None


def _first_parties(case: Case) -> list[Party]:
    """Whose need and whose offer it is; of an interest both sides, with the contacts that they opened."""
    if interest := case.interest:
        in_need, offering = (Side.OWNER, Side.SENDER) if interest.is_proposal else (Side.SENDER, Side.OWNER)
        whose = {Side.SENDER: interest.organisation, Side.OWNER: interest.owner}
        sides = {PartyRole.DEMAND: in_need, PartyRole.SUPPLY: offering}
        return [party_of(case, role, whose[side], contact=interest.contact(side)) for role, side in sides.items()]
    listings = {PartyRole.DEMAND: case.need, PartyRole.SUPPLY: case.offer}
    return [party_of(case, role, one.organisation, contact=contact_of(one)) for role, one in listings.items() if one]
