"""The demo park's checks, consents, people of the past and declared ties, planted through the verbs that people use."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from cungcau.access.models import User
from cungcau.kit.policy import SYSTEM
from cungcau.registry.actions import (
    add_absence,
    add_affiliation,
    add_contact,
    add_member,
    declare_interest,
    edit_expert,
    end_membership,
    record_verification,
    withdraw_consent,
)
from cungcau.registry.models import Expert, How, Organisation
from cungcau.vocabulary.code_fields import terms_with

FILE = Path(__file__).with_name("demo") / "trust.toml"
BROKER, ADVISER = "dung@demo.example", "mai@demo.example"
Row = dict[str, Any]


def plant_trust() -> None:
    """After organisations, people and experts are there; whatever names somebody who is not is left out."""
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    organisations = {one.external_id: one for one in Organisation.objects.filter(is_demo=True)}
    experts = {one.external_id: one for one in Expert.objects.filter(is_demo=True)}
    broker, adviser = (User.objects.get(email=email) for email in (BROKER, ADVISER))
    for row in content["verification"]:
        if firm := organisations.get(row["organisation"]):
            record_verification(firm, row["level"], by=broker, on=_ago(row["ago"]), evidence=row["evidence"])
    for row in content["contact"]:
        _contact(organisations[row["organisation"]], row, broker)
    for row in content["past"]:
        _past(organisations[row["organisation"]], row, broker)
    for row in content["interest"]:
        field = next(iter(terms_with("field", [row["field"]])), None) if "field" in row else None
        firm = organisations.get(row.get("organisation", ""))
        declare_interest(
            experts[row["expert"]], row["tie"], by=adviser, organisation=firm, field=field, note=row["note"],
            since=_ago(row["ago"]),
        )  # fmt: skip
    for row in content["absence"]:
        days = {"since": _ago(row["since"]), "until": _ago(row["until"])}
        add_absence(experts[row["expert"]], by=adviser, reason=row["reason"], **days)
    for row in content["affiliation"]:
        add_affiliation(
            experts[row["expert"]], by=adviser, organisation=organisations[row["organisation"]], position_vi=row["position_vi"],
            position_en=row["position_en"], since=_ago(row["since"]), until=_ago(row["until"]),
        )  # fmt: skip
    for row in content["fee"]:
        expert = experts[row["expert"]]
        expert.refresh_from_db()
        values = {"fee_band": row["fee_band"], "valid_until": _ago(-row["valid"])}
        edit_expert(expert, by=adviser, version=expert.version, **values)


def _ago(days: int) -> date:
    """So many days before today; less than none are still to come."""
    return timezone.localdate() - timedelta(days=days)


def _contact(firm: Organisation, row: Row, broker: User) -> None:
    facts = {name: row.get(name, "") for name in ("name", "position", "phone", "email")}
    day = _ago(row["ago"]) if "ago" in row else None
    contact = add_contact(firm, by=broker, purposes=row.get("purposes", ()), how=row.get("how", ""), consent_on=day, **facts)
    if row.get("withdrawn"):
        withdraw_consent(contact, by=SYSTEM, how=How.LINK)


def _past(firm: Organisation, row: Row, broker: User) -> None:
    user = User.objects.get(email=row["person"])
    facts = {name: row[name] for name in ("role", "position_vi", "position_en")}
    membership = add_member(firm, user, by=broker, since=_ago(row["since"]), **facts)
    end_membership(membership, by=broker, until=_ago(row["until"]))
