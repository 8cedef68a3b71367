"""Whatever a record says comes back: every field that travels is filled with odd values, taken out, brought in elsewhere."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import models, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cungcau.exchange.deciding import Deciding
from cungcau.exchange.kinds import SIDES, records_of
from cungcau.exchange.opening import RecordFile
from cungcau.exchange.travelling import carried
from cungcau.exchange.writing import write_records
from cungcau.kit.policy import SYSTEM
from cungcau.kit.tables import Limits
from cungcau.listings.models import Listing
from cungcau.listings.visibility import closable
from cungcau.registry.models import Expert, Organisation
from cungcau.vocabulary.models import Term
from tests.people import organisation

pytestmark = pytest.mark.django_db
# The format of a file does not hang on the database.
SUFFIXES = [".csv", *(pytest.param(suffix, marks=pytest.mark.sqlite_only) for suffix in (".xlsx", ".jsonl"))]
MODELS: dict[str, Any] = {"need": Listing, "offer": Listing, "organisation": Organisation, "expert": Expert}
ODD = ["", ";", "a;b", "a|b\\c", "\\;", "một\nhai", "=1+1", "'x", "+84", "-5", "@x", "“Đỗ”, ỡ", '"', "0123", "1.234", "C", "#N/A",
       "(ví dụ) x", "có", "null", "x" * 60, "a, b; c/d", "ô  trống"]  # fmt: skip
TEXT = st.one_of(st.sampled_from(ODD), st.text(st.sampled_from("ab;|\\ ,.\n\"'=-+@ữĐ€1"), max_size=12))
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # with a database it takes minutes
CODES = ["field:207", "field:211", "vsic:C", "sdg:9", "strategic:3", "province:01", "size_band:s1_10", "payment_mode:lump_sum",
         "expert_service:design"]  # fmt: skip


def of_field(side: str, name: str, field: models.Field) -> st.SearchStrategy[Any]:
    """Values that the column takes."""
    records = records_of(side, SYSTEM)
    column = records.by_name[name]
    if column.kind == "code":
        codes = list(Term.objects.filter(scheme_id=column.scheme).values_list("code", flat=True))
        empty = [] if field.default is not models.NOT_PROVIDED and field.default else [""]
        return st.sampled_from([*codes, *empty])
    if column.kind == "flag":
        return st.sampled_from([True, False] + ([None] if field.null else []))
    if column.kind == "date":
        return st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))
    if column.kind == "money":
        return st.none() | st.integers(1000, 10**15)
    if column.kind == "trl":
        return st.none() | st.integers(1, 9)
    if column.kind == "number":
        low, high = records.ranges[name]
        return st.none() | st.integers(low, min(high, 30_000))
    if column.kind == "consent":
        return st.sampled_from(["named", "anonymous", "internal", "members", "chosen"])
    return TEXT.map(lambda text: text[: records.most(name)].strip())


def of_side(side: str) -> st.SearchStrategy[dict[str, Any]]:
    """Values of all fields that a file of this side carries."""
    records = records_of(side, SYSTEM)
    here = {field: name for name, field in records.fields.items() if name in records.by_name}
    special = {"name_vi": "Tên", "title_vi": "Tiêu đề", "name": "Tên"}
    fixed = {
        field: TEXT.map(lambda text, word=word: f"{word} {text[:40]}".strip()) for field, word in special.items() if field in here
    }
    own = {
        "right_to_transfer": st.sampled_from(["", "owner", "authorised"]),
        "website": st.sampled_from(["", "https://a.example/?b=1;c|d"]), "email": st.sampled_from(["", "a@b.example"]),
        "tax_code": st.sampled_from([None, "0100109106"]),
        "kind": st.sampled_from(["sme", "institute"]),
    }  # fmt: skip
    made = {}
    for field, name in here.items():
        known = fixed | own
        made[field] = known[field] if field in known else of_field(side, name, MODELS[side]._meta.get_field(field))
    return st.fixed_dictionaries(made)


def rows(side: str) -> st.SearchStrategy[dict[str, Any]]:
    """What stands in tables of rows and lists."""
    line = TEXT.map(lambda text: " ".join(text.split()))
    said = line.filter(bool)
    levels = {part.name: st.sampled_from([level.value for level in part.choices]) for part in closable(side)}
    targets = st.fixed_dictionaries({"metric": said, "now": line, "wanted": said, "unit": line.map(lambda text: text[:40])})
    rights = st.fixed_dictionaries(
        {"type": st.just("patent"), "status": st.just("granted"), "number": line, "territory": line,
         "date": st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)),
         "owner_percent": st.none() | st.decimals(0, 100, places=2)}
    )  # fmt: skip
    return st.fixed_dictionaries(
        {
            "terms": st.sets(st.sampled_from(CODES)),
            "sights": st.fixed_dictionaries({}, optional=levels), "chosen": st.booleans(), "excluded": st.booleans(),
            "targets": st.lists(targets, max_size=2), "ip_items": st.lists(rights, max_size=2),
        }
    )  # fmt: skip


def planted(side: str, values: dict[str, Any], more: dict[str, Any]) -> Any:
    """The record, as if people had written it on the pages."""
    terms = [term for term in Term.objects.all() if f"{term.scheme_id}:{term.code}" in more["terms"]]
    if side not in ("need", "offer"):
        made = MODELS[side].objects.create(external_id="X-1", **values)
        made.terms.set(terms)
        return made
    if None not in (ends := (values["money_min"], values["money_max"])):
        values = {**values, "money_min": min(ends), "money_max": max(ends)}
    owner, chosen, other = (organisation(name, external_id=name) for name in ("Chủ; |tin", "Được\\chọn;", "Bị; loại|"))
    made = Listing.objects.create(kind=side, organisation=owner, external_id="X-1", sights=more["sights"], **values)
    made.terms.set(terms)
    if more["chosen"]:
        made.chosen_organisations.add(chosen)
    if more["excluded"]:
        made.excluded_organisations.add(other)
    for name in {"need": ("targets",), "offer": ("ip_items",)}[side]:
        for position, row in enumerate(more[name]):
            getattr(made, name).create(position=position, **row)
    return made


def brought(path: Path, side: str, *, apply: bool) -> list[Any]:
    records = records_of(side, SYSTEM)
    file = RecordFile(path, records, Limits())
    decisions = list(Deciding(records, file.grid, file.present, apply=apply).several(list(file.rows)))
    assert [decision.troubles for decision in decisions if decision.troubles] == []
    return decisions


def written(path: Path, side: str) -> None:
    records = records_of(side, SYSTEM)
    assert write_records(path, path.suffix, records, records.each()) == 1


def told(side: str) -> dict[str, Any]:
    """Every field that travels, as the database has it, and what stands in its tables."""
    (record,) = MODELS[side].objects.filter(**({"kind": side} if side in ("need", "offer") else {}))
    concrete = {field.name for field in record._meta.concrete_fields} - {"pid", "ref"}
    found = {name: getattr(record, name) for name in carried(MODELS[side]) if name in concrete}
    found["terms"] = sorted(f"{term.scheme_id}:{term.code}" for term in record.terms.all())
    for name in ("targets", "ip_items", "specifications"):
        if hasattr(record, name):
            found[name] = [
                {key: value for key, value in row.__dict__.items() if key not in ("id", "listing_id", "_state")}
                for row in getattr(record, name).all()
            ]
    for name in ("chosen_organisations", "excluded_organisations"):
        if hasattr(record, name):
            found[name] = sorted(one.external_id for one in getattr(record, name).all())
    if "sights" in found:
        defaults = {part.name: part.choices[0] for part in closable(side)}
        found["sights"] = {part: level for part, level in found["sights"].items() if level != defaults[part]}
    if "organisation" in found:
        found["organisation"] = getattr(found["organisation"], "external_id", None)
    return found


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("side", SIDES)
def test_every_field_comes_back_as_it_was_and_the_second_time_nothing_changes(vocabulary, tmp_path: Path, side, suffix):
    first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"

    @given(of_side(side), rows(side if side in ("need", "offer") else "need"))
    @settings(max_examples=12, deadline=None, suppress_health_check=SLOW, phases=WITHOUT_SHRINKING)
    def comes_back(values, more):
        with transaction.atomic():
            made = planted(side, values, more)
            before = told(side)
            written(first, side)
            assert [decision.outcome for decision in brought(first, side, apply=False)] == ["unchanged"]
            type(made).objects.filter(pk=made.pk).delete()

            assert [decision.outcome for decision in brought(first, side, apply=True)] == ["new"]
            assert told(side) == before
            written(second, side)
            assert content(second) == content(first)
            assert [decision.outcome for decision in brought(second, side, apply=True)] == ["unchanged"]
            transaction.set_rollback(True)

    comes_back()


def content(path: Path) -> Any:
    """The text; of a workbook, which holds the time it was made, the cells."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    from openpyxl import load_workbook

    return json.dumps([[str(cell.value) for cell in row] for row in load_workbook(path).active.iter_rows()])
