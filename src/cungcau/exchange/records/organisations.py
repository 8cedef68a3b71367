"""Organisations in and out: found by id, or by tax code where a row gives none; contacts come along, accounts do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import QuerySet

from cungcau.exchange.records import parts
from cungcau.exchange.records.kind import Records, Said
from cungcau.kit.policy import SYSTEM, can
from cungcau.listings.columns import Trouble
from cungcau.registry.actions import add_contact, edit_organisation, register_organisation, remove_organisation
from cungcau.registry.models import Organisation
from cungcau.registry.tax_code import is_tax_code, normal_tax_code
from cungcau.registry.workflow import ORGANISATION_FLOW

_is_address = URLValidator(schemes=["http", "https"])


class Organisations(Records):
    side = "organisation"
    model = Organisation
    fields = {
        "name": "name_vi", "name_en": "name_en", "short_name": "short_name", "kind": "kind", "tax_code": "tax_code",
        "registration_no": "registration_no", "certificate_no": "certificate_no", "legal_representative": "legal_representative",
        "summary": "summary_vi", "summary_en": "summary_en", "capabilities": "capabilities_vi",
        "capabilities_en": "capabilities_en", "products": "products", "shared_equipment": "shared_equipment",
        "certificates": "certificates", "export_markets": "export_markets", "size_band": "size_band", "employees": "employees",
        "revenue_band": "revenue_band", "year": "year",
        "province": "province", "commune": "commune", "street": "street", "website": "website", "in_park": "in_park",
        "project_code": "project_code", "park_activity": "park_activity",
    }  # fmt: skip
    schemes = {"fields": "field", "sectors": "vsic"}
    defaults = {"in_park": False}
    ranges = {"employees": (0, 10_000_000), "year": (1800, 2100)}
    # The database sets these no end; the page does.
    longest = {
        "summary": 3000, "summary_en": 3000, "tax_code": 40,
        **dict.fromkeys(("capabilities", "capabilities_en", "products", "shared_equipment"), 2000),
    }  # fmt: skip

    def rows(self) -> QuerySet[Organisation]:
        return Organisation.objects.select_related("zone").prefetch_related("terms", "contacts__consents")

    def found(self, rows: Sequence[Said]) -> list[list[Any]]:
        by_id = super().found(rows)
        codes = {row["tax_code"] for row in rows if row.get("tax_code")}
        taxed = {one.tax_code: one for one in self.rows().filter(tax_code__in=codes)} if codes else {}
        return [
            found or ([] if row.get("id") or row.get("tax_code") not in taxed else [taxed[row["tax_code"]]])
            for row, found in zip(rows, by_id, strict=True)
        ]

    def said(self, record: Organisation) -> Said:
        found = super().said(record)
        found["zone"] = record.zone.code if record.zone else ""
        inside = self.by is SYSTEM or can(self.by, "read_contacts", record)
        found["contacts"] = parts.rows_of("contacts", self._reachable(record)) if inside else ()
        if not inside:
            found["revenue_band"] = ""
        return found

    @staticmethod
    def _reachable(record: Organisation) -> list[Any]:
        """Whoever withdrew the consent must not be used any more, so not carried about either."""
        return [one for one in record.contacts.all() if one.withdrawn_on is None]

    def completed(self, said: Said, troubles: list[Trouble]) -> None:
        super().completed(said, troubles)
        self.zone_said(said, troubles)
        if text := said.get("tax_code"):
            said["tax_code"] = normal_tax_code(text)
            if not is_tax_code(said["tax_code"]):
                troubles.append(Trouble("tax_code_unfit", {"text": text, "column": "tax_code"}))
        if said.get("website"):
            try:
                _is_address(said["website"])
            except ValidationError:
                troubles.append(Trouble("website_unfit", {"text": said["website"], "column": "website"}))

    def wrong(self, merged: Said, new: bool) -> Iterator[Trouble]:
        if not merged["name"]:
            yield Trouble("name_missing", {"column": "name"})
        if not merged["kind"]:
            yield Trouble("kind_missing", {"column": "kind"})

    def refusal(self, record: Any, merged: Said) -> Trouble | None:
        taken = Organisation.objects.filter(tax_code=merged["tax_code"]) if merged["tax_code"] else Organisation.objects.none()
        if other := taken.exclude(pk=record.pk if record else None).first():
            facts = {"name": str(other), "id": self.id_of(other), "column": "tax_code"}
            return Trouble("tax_code_taken", facts)
        if record is None:
            may = can(self.by, "register", Organisation())
            return None if may else Trouble("may_not_register", {"email": self.by.email})
        if "edit" not in ORGANISATION_FLOW.verbs(record.state):
            return Trouble("state_closed", {"state": record.get_state_display()})
        return None if can(self.by, "edit", record) else Trouble("may_not_edit", {"email": self.by.email})

    def values(self, merged: Said, names: Iterable[str]) -> dict[str, Any]:
        found = super().values(merged, names)
        if "tax_code" in found:
            found["tax_code"] = found["tax_code"] or None
        return found

    def begin(self, merged: Said, names: Iterable[str]) -> Organisation:
        values = self.values(merged, names)
        made = register_organisation(by=self.by, external_id=merged["id"], **values)
        self._bring_contacts(made, merged, names, set())
        return made

    def edit(self, record: Any, merged: Said, names: Iterable[str]) -> Organisation:
        if values := self.values(merged, names):
            edit_organisation(record, by=self.by, version=record.version, **values)
        self._bring_contacts(record, merged, names, set(parts.rows_of("contacts", self._reachable(record))))
        return record

    def _bring_contacts(self, record: Organisation, merged: Said, names: Iterable[str], there: set[parts.Row]) -> None:
        """Those that are not there yet: who is there stays until she withdraws her consent."""
        if "contacts" in names:
            for values in parts.values_of("contacts", (row for row in merged["contacts"] if row not in there)):
                self.added.append(add_contact(record, by=self.by, **values))

    def take_away(self, record: Any) -> None:
        remove_organisation(record, by=self.by)
