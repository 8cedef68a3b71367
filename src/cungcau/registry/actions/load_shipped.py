"""Bring the zones and the names of authorities that come with the software."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from cungcau.registry.models import Authority, ZonePlan
from cungcau.trail.change import change

FOLDER = Path(__file__).parent.parent / "shipped"
Row = dict[str, Any]


def load_shipped(*, by: Any) -> bool:
    """Write the shipped plan of zones and the names of authorities, each with its dates and source, where they are missing.

    Run again it changes nothing, so what a steward has mended stays. True when something was written.
    """
    return any(
        [
            _load_zones(_content("zones"), by),
            *(_load_authority(row, order, by) for order, row in enumerate(_content("authorities")["authority"])),
        ]
    )


def _content(name: str) -> Row:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _load_zones(content: Row, by: Any) -> bool:
    row = content["plan"]
    if ZonePlan.objects.filter(code=row["version"]).exists():
        return False
    plan = ZonePlan(
        code=row["version"], name_vi=row["name_vi"], name_en=row["name_en"], valid_from=row["decided_on"],
        source_vi=row["source_vi"], source_en=row["source_en"], status=row["status"],
    )  # fmt: skip
    with change(plan, "load", by=by):
        plan.save()
        for zone in content["zone"]:
            names = ("code", "name_vi", "name_en", "source_vi", "source_en", "status", "order")
            plan.zones.create(hectares=zone.get("hectares"), **{name: zone[name] for name in names})
    return True


def _load_authority(row: Row, order: int, by: Any) -> bool:
    if Authority.objects.filter(code=row["key"]).exists():
        return False
    authority = Authority(code=row["key"], order=order)
    with change(authority, "load", by=by):
        authority.save()
        for name in row["name"]:
            authority.names.create(
                name_vi=name["vi"], name_en=name.get("en", ""), valid_from=name.get("valid_from"), valid_to=name.get("valid_to"),
                source_vi=name["source_vi"], source_en=name["source_en"], status=name["status"],
            )  # fmt: skip
    return True
