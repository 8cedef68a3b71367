"""An agreement as a line of a table, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.agreement_kinds import objects
from cungcau.brokerage.agreement_models import Agreement
from cungcau.vocabulary.queries import label

HEADINGS = (
    _("Reference"), _("Case"), _("Kind of agreement"), _("State"), _("Title"), _("The parties' own number"), _("Parties"),
    _("Technology"),
    _("Objects of the transfer"), _("Rights granted"), _("Exclusivity"), _("Territory"), _("Value"), _("Currency"),
    _("Ways of payment"), _("Country of origin of the technology"), _("In force from"), _("In force until"), _("Signed on"),
    _("Filed on"), _("Registered on"), _("Number of the registration"),
)  # fmt: skip


def labels(scheme: str, codes: list[str]) -> str:
    return "; ".join(label(scheme, code) for code in codes)


def objects_of(agreement: Agreement) -> str:
    return "; ".join(objects()[code].name for code in agreement.objects_given if code in objects())


def row_of(agreement: Any) -> list[Any]:
    """`under` comes from `paper_queries.agreements_read_by`."""
    return [
        agreement.ref, agreement.case.ref, agreement.about.name, agreement.get_state_display(), agreement.title, agreement.number,
        "; ".join(str(side) for side in agreement.under), agreement.technology, objects_of(agreement),
        labels("rights", agreement.rights), agreement.get_exclusivity_display(), agreement.territory, agreement.value,
        agreement.currency if agreement.value is not None else "", labels("payment_mode", agreement.payment),
        label("country", agreement.origin_country) if agreement.origin_country else "",
        *[day.isoformat() if day else "" for day in (
            agreement.starts_on, agreement.ends_on, agreement.signed_on, agreement.filed_on, agreement.registered_on,
        )], agreement.registered_as,
    ]  # fmt: skip
