"""Plants the demo park's part of the registry, through the actions that people use."""

from __future__ import annotations

import secrets
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password

from cungcau.access.actions import give_role
from cungcau.access.models import DemoPerson, User
from cungcau.kit.policy import SYSTEM
from cungcau.registry.actions import (
    activate_expert,
    activate_organisation,
    add_member,
    leave_expert,
    load_shipped,
    propose_expert,
    register_organisation,
    verify_expert,
    verify_organisation,
)
from cungcau.registry.demo_trust import plant_trust
from cungcau.registry.models import Expert, Organisation, Point, Zone
from cungcau.vocabulary.code_fields import terms_of

FOLDER = Path(__file__).with_name("demo")
NOTE = "Dữ liệu mẫu"
ADVISER = "mai@demo.example"
LIVE = {"active", "verified"}
Row = dict[str, Any]


def plant() -> None:
    """Zones, authorities, organisations, people and experts; everything fictional and marked so."""
    load_shipped(by=SYSTEM)
    _point()
    for row in _rows("organisations", "organisation"):
        _organisation(row)
    for order, row in enumerate(_rows("people", "person")):
        _person(row, order)
    for row in _rows("experts", "expert"):
        _expert(row)
    plant_trust()


def _point() -> None:
    Point.objects.get_or_create(
        only=True,
        defaults={
            "code": "DEMO", "name_vi": "Điểm kết nối cung – cầu công nghệ mẫu", "name_en": "Demo technology connection point",
            "email": "diem-ket-noi@demo.example",
        },
    )  # fmt: skip


def _content(name: str) -> Row:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _rows(name: str, key: str) -> list[Row]:
    rows: list[Row] = _content(name)[key]
    return rows


def _organisation(row: Row) -> Organisation:
    plain = {
        name: row[name]
        for name in (
            "name_vi", "name_en", "kind", "summary_vi", "summary_en", "size_band", "employees", "year", "tax_code",
            "province", "commune", "street", "website", "in_park",
        )
        if name in row
    }  # fmt: skip
    organisation = register_organisation(
        by=SYSTEM, external_id=row["key"], short_name=row.get("short", ""), is_demo=True,
        zone=Zone.objects.filter(code=row.get("zone", "")).first(),
        capabilities_vi="\n".join(row.get("capabilities_vi", [])), capabilities_en="\n".join(row.get("capabilities_en", [])),
        terms=terms_of([("field", row.get("fields", [])), ("vsic", row.get("vsic", []))]),
        **plain,
    )  # fmt: skip
    if row.get("state") in LIVE:
        verify_organisation(organisation, by=SYSTEM, note=NOTE)
    if row.get("state") == "active":
        activate_organisation(organisation, by=SYSTEM, note=NOTE)
    return organisation


@cache
def _nobodys_password() -> str:
    """A hash whose password nobody knows: the demo's people have arrived, and are visited by one click.

    One for all of them: a hash for each would be most of the planting's time.
    """
    return make_password(secrets.token_urlsafe(32))


def _person(row: Row, order: int) -> User:
    user = User.objects.add(row["email"], row["name"], phone=row.get("phone", ""))
    user.password = _nobodys_password()
    user.save(update_fields=["password"])
    if "organisation" in row:
        add_member(
            Organisation.objects.get(external_id=row["organisation"], is_demo=True), user, by=SYSTEM, role=row["role"],
            position_vi=row.get("position_vi", ""), position_en=row.get("position_en", ""),
        )  # fmt: skip
    if "officer" in row:
        give_role(user, row["officer"], by=SYSTEM)
    if row.get("demo"):
        DemoPerson.objects.create(user=user, can_vi=row["can_vi"], can_en=row["can_en"], order=order)
    return user


def _expert(row: Row) -> Expert:
    plain = {
        name: row[name]
        for name in (
            "name", "title", "position_vi", "position_en", "summary_vi", "summary_en", "years", "publications", "patents",
            "region", "availability_vi", "availability_en",
        )
        if name in row
    }  # fmt: skip
    expert = propose_expert(
        by=SYSTEM, external_id=row["key"], is_demo=True,
        organisation=Organisation.objects.filter(external_id=row.get("organisation", ""), is_demo=True).first(),
        languages=_joined(row.get("languages", [])), keywords_vi=_joined(row.get("keywords_vi", [])),
        keywords_en=_joined(row.get("keywords_en", [])), conflict_of_interest=row.get("conflict_of_interest_vi", ""),
        email=row.get("email", ""), phone=row.get("phone", ""),
        terms=terms_of([("field", row.get("fields", [])), ("expert_service", row.get("services", []))]),
        **plain,
    )  # fmt: skip
    if row.get("state") in {"verified", "active", "away"}:
        verify_expert(expert, by=SYSTEM, note=NOTE)
    if row.get("state") in {"active", "away"}:
        activate_expert(expert, by=SYSTEM)
    if row.get("state") == "away":
        leave_expert(expert, by=User.objects.get(email=ADVISER), note=row.get("availability_vi", ""))
    return expert


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
