"""All parties have signed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.actions.file_paper import file_paper
from cungcau.brokerage.agreement_law import keep_last_day, refuse_prohibited
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW
from cungcau.brokerage.case_models import Party
from cungcau.brokerage.paper_models import Access, PaperKind
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def sign_agreement(
    agreement: Agreement, *, by: Any, signed_on: date, signers: Collection[Party], upload: BinaryIO, name: str, number: str = ""
) -> Agreement:
    """The signed copy is kept among the documents of the case, for the brokers: its parties hold their own.

    An agreement of confidentiality opens the documents that wait for it, to each party that stands under it. Raises Refused
    where somebody's signature is missing, the day is to come, the law prohibits the transfer, or the file is not taken.
    """
    with change(agreement, "sign_agreement", by=by, signed_on=signed_on.isoformat()):
        if signed_on > timezone.localdate():
            raise Refused("future", _("Nobody has signed on a day that is to come."), field="signed_on")
        refuse_prohibited(agreement)
        missing = [str(one.party) for one in agreement.sides.select_related("party") if one.party not in signers]  # type: ignore[attr-defined]
        if missing:
            message = _("The signature of %(who)s is missing.")
            raise Refused("unsigned", message % {"who": ", ".join(missing)}, field="signers")
        title = f"{agreement.ref}: {agreement.title}"[:200]
        copy = file_paper(
            agreement.case, by=by, upload=upload, name=name, title=title, kind=PaperKind.SIGNED, access=Access.BROKERS
        )
        kept = {"signed_on": signed_on, "signed_copy": copy, "number": number or agreement.number}
        move(agreement, AGREEMENT_FLOW, "sign_agreement", **kept)
        keep_last_day(agreement)
    return agreement
