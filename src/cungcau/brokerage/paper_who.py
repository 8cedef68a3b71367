"""Words about documents and agreements: which side they are for, and whose signature opens them."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cungcau.access.who import HasRole
from cungcau.brokerage.agreement_kinds import NDA
from cungcau.brokerage.agreement_models import AgreementParty
from cungcau.brokerage.agreement_workflow import AgreementState
from cungcau.brokerage.case_models import Confidentiality
from cungcau.brokerage.case_who import _works, parties_of
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.paper_models import Access
from cungcau.kit.policy import EVERYTHING, NOTHING, Supposed, Word

outliner = HasRole("moderator", "director")


class OfficersRead(Word):
    """It is for the officers who read the outline of its case, and she is one of them."""

    def check(self, user: Any, thing: Any) -> bool:
        open_case = thing.case.confidentiality == Confidentiality.OFFICERS
        return bool(thing.access == Access.OFFICERS and open_case and outliner.check(user, thing))

    def query(self, user: Any) -> Q:
        if outliner.query(user) != EVERYTHING:
            return NOTHING
        return Q(access=Access.OFFICERS, case__confidentiality=Confidentiality.OFFICERS)

    def __repr__(self) -> str:
        return "moderator or director, of a document for them"


class ForHerSide(Word):
    """The document is for her side, or for all parties."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed) or not _works(user):
            return False
        return any(thing.access in {Access.ALL, party.side} for party in parties_of(user).filter(case_id=thing.case_id))

    def query(self, user: Any) -> Q:
        if isinstance(user, Supposed) or not _works(user):
            return NOTHING
        own = parties_of(user).filter(case=OuterRef("case"))
        hers = Q(access=Access.ALL) & Q(Exists(own))
        for side in (Access.DEMAND, Access.SUPPLY):
            hers |= Q(access=side) & Q(Exists(own.filter(role=side)))
        return hers

    def __repr__(self) -> str:
        return "for her side"


class NdaHolds(Word):
    """Nothing waits for an agreement of confidentiality, or her party stands under one that is signed and in force today."""

    def check(self, user: Any, thing: Any) -> bool:
        if not thing.after_nda:
            return True
        if isinstance(user, Supposed) or not _works(user):
            return False
        return self._signed(user).filter(agreement__case_id=thing.case_id).exists()

    def query(self, user: Any) -> Q:
        if isinstance(user, Supposed) or not _works(user):
            return Q(after_nda=False)
        return Q(after_nda=False) | Q(Exists(self._signed(user).filter(agreement__case=OuterRef("case"))))

    @staticmethod
    def _signed(user: Any) -> Any:
        today = timezone.localdate()
        begun = Q(agreement__starts_on=None) | Q(agreement__starts_on__lte=today)
        lasts = Q(agreement__ends_on=None) | Q(agreement__ends_on__gte=today)
        signed = {"agreement__kind": NDA, "agreement__state": AgreementState.SIGNED}
        return AgreementParty.objects.filter(begun & lasts, party__in=parties_of(user), **signed)

    def __repr__(self) -> str:
        return "its confidentiality is signed by her party"


class UnderIt(Word):
    """She works for a party that stands under the agreement, today."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed) or not _works(user) or thing.pk is None:
            return False
        return AgreementParty.objects.filter(agreement=thing, party__in=parties_of(user)).exists()

    def query(self, user: Any) -> Q:
        if isinstance(user, Supposed) or not _works(user):
            return NOTHING
        return Q(Exists(AgreementParty.objects.filter(agreement=OuterRef("pk"), party__in=parties_of(user))))

    def __repr__(self) -> str:
        return "member of a party under it"


class CaseAtWork(Word):
    """The case to which it belongs is open or rests."""

    def check(self, user: Any, thing: Any) -> bool:
        return thing.case.state in AT_WORK

    def query(self, user: Any) -> Q:
        return Q(case__state__in=AT_WORK)

    def __repr__(self) -> str:
        return "its case is at work"


class OfItsParty(Word):
    """She works for the party that declares it, today; with `editing`, as an editor."""

    def __init__(self, *, editing: bool = False) -> None:
        self.editing = editing

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed) or not _works(user):
            return False
        return parties_of(user, editing=self.editing).filter(pk=thing.party_id).exists()

    def query(self, user: Any) -> Q:
        if isinstance(user, Supposed) or not _works(user):
            return NOTHING
        return Q(party__in=parties_of(user, editing=self.editing))

    def __repr__(self) -> str:
        return "editor of its party" if self.editing else "member of its party"
