"""Experts in and out; how to reach them, and their conflicts of interest, only for whom the policy lets read these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from cungcau.exchange.records.kind import Records, Said, check_email
from cungcau.exchange.records.owners import ABOUT_OWNER, Owners
from cungcau.exchange.records.unfit import Unfit
from cungcau.kit.policy import SYSTEM, can
from cungcau.listings.columns import Trouble
from cungcau.registry.actions import edit_expert, propose_expert, remove_expert
from cungcau.registry.models import Expert
from cungcau.registry.workflow import EXPERT_FLOW

# What the page of an expert shows to whom it names as private.
PRIVATE = (
    "email", "phone", "conflict_of_interest", "references", "fee_band", "pro_bono_hours", "consent_scope", "valid_until",
)  # fmt: skip


class Experts(Records):
    side = "expert"
    model = Expert
    fields = {
        "name": "name", "title": "title", "position": "position_vi", "position_en": "position_en", "summary": "summary_vi",
        "summary_en": "summary_en", "keywords": "keywords_vi", "keywords_en": "keywords_en", "languages": "languages",
        "region": "region", "availability": "availability_vi", "availability_en": "availability_en", "years": "years",
        "publications": "publications", "patents": "patents", "identifier": "identifier", "email": "email", "phone": "phone",
        "conflict_of_interest": "conflict_of_interest", "country": "country", "projects": "projects", "references": "references",
        "fee_band": "fee_band", "pro_bono_hours": "pro_bono_hours", "consent_scope": "consent_scope",
        "valid_until": "valid_until",
    }  # fmt: skip
    schemes = {"fields": "field", "services": "expert_service"}
    ranges = {
        "years": (0, 80), "publications": (0, 10_000_000), "patents": (0, 10_000_000), "pro_bono_hours": (0, 2000),
    }  # fmt: skip
    longest = {"summary": 3000, "summary_en": 3000, "conflict_of_interest": 2000, "projects": 3000, "references": 2000}

    @cached_property
    def _owners(self) -> Owners:
        return Owners()

    def rows(self) -> QuerySet[Expert]:
        return Expert.objects.select_related("organisation").prefetch_related("terms")

    def said(self, record: Expert) -> Said:
        found = super().said(record)
        found.update(self._owners.said(record.organisation))
        if not (self.by is SYSTEM or can(self.by, "read_private", record)):
            blank = self.blank()
            found.update({name: blank[name] for name in PRIVATE})
        return found

    def completed(self, said: Said, troubles: list[Trouble]) -> None:
        super().completed(said, troubles)
        check_email(said, troubles)
        if any(said.get(name) for name in ABOUT_OWNER):
            try:
                said.update({name: text for name, text in self._owners.said(self._owners.of(said)).items() if name in said})
            except Unfit as unfit:
                troubles.append(unfit.trouble)

    def wrong(self, merged: Said, new: bool) -> Iterator[Trouble]:
        if not merged["name"]:
            yield Trouble("name_missing", {"column": "name"})

    def refusal(self, record: Any, merged: Said) -> Trouble | None:
        if record is None:
            return None if can(self.by, "propose", Expert()) else Trouble("may_not_propose", {"email": self.by.email})
        if "edit" not in EXPERT_FLOW.verbs(record.state):
            return Trouble("state_closed", {"state": record.get_state_display()})
        return None if can(self.by, "edit", record) else Trouble("may_not_edit", {"email": self.by.email})

    def values(self, merged: Said, names: Iterable[str]) -> dict[str, Any]:
        names = set(names)
        found = super().values(merged, names)
        if names & set(ABOUT_OWNER):
            found["organisation"] = self._owners.of({name: merged[name] for name in ABOUT_OWNER if name in names})
        return found

    def begin(self, merged: Said, names: Iterable[str]) -> Expert:
        return propose_expert(by=self.by, external_id=merged["id"], **self.values(merged, names))

    def edit(self, record: Any, merged: Said, names: Iterable[str]) -> Expert:
        return edit_expert(record, by=self.by, version=record.version, **self.values(merged, names))

    def take_away(self, record: Any) -> None:
        remove_expert(record, by=self.by)
