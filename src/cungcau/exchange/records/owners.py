"""The organisation behind a listing or an expert: three columns that tell one thing."""

from __future__ import annotations

from typing import Any

from cungcau.exchange.records.registry import Registry
from cungcau.exchange.records.texts import text_of
from cungcau.exchange.records.unfit import Unfit
from cungcau.listings.columns import Trouble
from cungcau.listings.columns.headings import heading_key
from cungcau.registry.models import Organisation
from cungcau.registry.tax_code import is_tax_code, normal_tax_code

ABOUT_OWNER = ("organisation_id", "tax_code", "organisation")


class Owners:
    """Every organisation of the installation, read once; by id, else by tax code, else by name."""

    def __init__(self) -> None:
        self._registry = Registry("")

    @staticmethod
    def said(organisation: Organisation | None) -> dict[str, str]:
        if organisation is None:
            return dict.fromkeys(ABOUT_OWNER, "")
        key = organisation.external_id or organisation.pid
        return {"organisation_id": key, "tax_code": organisation.tax_code or "", "organisation": text_of(organisation.name_vi)}

    def of(self, said: dict[str, Any]) -> Organisation | None:
        """The one that the first filled column names; raises Unfit for none, or more than one."""
        column = next((name for name in ABOUT_OWNER if said.get(name)), None)
        if column is None:
            return None
        try:
            return self._registry.known(column, said[column])
        except Unfit:
            if column == "tax_code" and not is_tax_code(normal_tax_code(said[column])):
                raise Unfit(Trouble("tax_code_unfit", {"text": said[column], "column": column})) from None
            raise

    def called(self, column: str, text: str) -> Organisation:
        return self._registry.known(column, text)

    def is_called_so(self, organisation: Organisation, said: dict[str, Any]) -> bool:
        """Do these columns mean this organisation, whatever its other columns say?"""
        if given := said.get("organisation_id"):
            return given in (organisation.external_id, organisation.pid)
        if given := said.get("tax_code"):
            return normal_tax_code(given) == organisation.tax_code
        names = (organisation.name_vi, organisation.name_en, organisation.short_name)
        return heading_key(said.get("organisation", "")) in {"", *map(heading_key, filter(None, names))}
