"""The content of a listing as plain values: what a form gives, what a revision keeps, what an edit compares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from cungcau.listings.models import IPItem, Listing, Specification, Target

COLUMNS = (
    "subkind", "title_vi", "title_en", "summary_vi", "summary_en", "description_vi", "description_en",
    "keywords_vi", "keywords_en", "current_technology", "problem", "inputs", "standards", "site_conditions", "tried",
    "not_wanted",
    "advantages", "competing_solution", "economic_comparison", "applications", "target_users", "references", "awards",
    "capacity", "footprint", "energy", "waste", "outputs", "certificates", "trl", "stage", "months_to_deploy",
    "money_min", "money_max", "budget_disclosure", "price_kind", "funding_source", "start_by", "decision_date", "urgency",
    "warranty", "training", "origin_preference", "incidental_costs", "territory", "owner_kind", "inventors",
    "right_to_transfer", "state_funded", "task_code", "task_agency", "existing_licences", "transfer_list", "licence_needed",
    "export_control", "hi_tech",
    "absorption_finance", "absorption_people", "absorption_infrastructure", "absorption_management", "absorption_note",
    "anonymity", "partner_wishes", "valid_until", "sights", "confidential",
)  # fmt: skip
RELATIONS = ("terms", "excluded_organisations", "chosen_organisations")
REFERENCES = ("contact", "zone", "adviser")
ROWS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "specifications": (Specification, ("parameter", "operator", "value", "high", "text", "unit", "must")),
    "targets": (Target, ("metric", "now", "wanted", "unit")),
    "ip_items": (IPItem, ("type", "status", "number", "date", "expiry", "territory", "owner_percent")),
}


def plain(value: Any) -> Any:
    """A JSON value of the same meaning; line ends are those of no system."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def content_of(listing: Listing, *, read: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Everything that the listing says now, as JSON values; empty values left out.

    `read`: its content as it was read a moment ago under the same version, whose rows need not be asked for again.
    """
    terms = [(scheme, code) for scheme, codes in listing.codes.items() for code in codes]
    if read is None:
        return _content(lambda name: getattr(listing, name), terms, lambda name: getattr(listing, name).all())
    found = _content(lambda name: getattr(listing, name), terms, lambda name: ())
    return found | {name: read[name] for name in ROWS if name in read}


def content_of_values(values: dict[str, Any]) -> dict[str, Any]:
    """The same of what a form gives and a verb takes, before it is written anywhere."""

    def rows(name: str) -> list[Any]:
        model, columns = ROWS[name]
        return [model(**{column: row[column] for column in columns if column in row}) for row in values.get(name, [])]

    return _content(values.get, [(term.scheme_id, term.code) for term in values.get("terms", [])], rows)


def _content(column: Callable[[str], Any], terms: Iterable[tuple[str, str]], rows: Callable[[str], Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: plain(column(name)) for name in COLUMNS}
    found["terms"] = sorted(f"{scheme}:{code}" for scheme, code in terms)
    for name, (_model, columns) in ROWS.items():
        found[name] = [{key: plain(getattr(row, key)) for key in columns} for row in rows(name)]
    return {name: value for name, value in found.items() if value not in ("", None, [], {})}


def changed_parts(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The names of what differs, in alphabetical order."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def write_rows(listing: Listing, values: dict[str, Any], *, new: bool = False) -> None:
    """Replace the rows of each kind that `values` names; a `new` listing has none yet."""
    for name, (model, _columns) in ROWS.items():
        if name not in values:
            continue
        if not new:
            getattr(listing, name).all().delete()
        model.objects.bulk_create(rows_in(listing, name, values))


def rows_in(listing: Listing, name: str, values: dict[str, Any]) -> list[Any]:
    """The rows of one kind that `values` gives a listing; not saved."""
    model, columns = ROWS[name]
    return [
        model(listing=listing, position=position, **{key: row[key] for key in columns if key in row})
        for position, row in enumerate(values.get(name, ()))
    ]


def write_all_of_new(listings: Sequence[Listing], values: Sequence[dict[str, Any]]) -> None:
    """What `write_rows` and `write_relations` write of one, of many new listings in a few queries."""
    both = list(zip(listings, values, strict=True))
    for name, (model, _columns) in ROWS.items():
        model.objects.bulk_create([row for listing, given in both for row in rows_in(listing, name, given)])
    for name in RELATIONS:
        through: Any = getattr(Listing, name).through
        field = Listing._meta.get_field(name)
        own, other = field.m2m_column_name(), field.m2m_reverse_name()  # type: ignore[union-attr]
        through.objects.bulk_create([
            through(**{own: listing.pk, other: key})
            for listing, given in both for key in dict.fromkeys(one.pk for one in given.get(name, ()))
        ])  # fmt: skip


def write_relations(listing: Listing, values: dict[str, Any], *, new: bool = False) -> None:
    """Set terms, excluded and chosen organisations, where given; a `new` listing has none yet."""
    for name in RELATIONS:
        if name in values:
            relation = getattr(listing, name)
            relation.add(*values[name]) if new else relation.set(values[name])
    forget_relations(listing)


def chosen_by(listing: Listing) -> set[int]:
    """The organisations that may read what is for chosen ones."""
    return set(listing.chosen_organisations.values_list("pk", flat=True))


def forget_relations(listing: Listing) -> None:
    """What was read of its rows and relations is no longer true, or no longer needed."""
    listing.__dict__.pop("codes", None)
    listing._prefetched_objects_cache = {}  # type: ignore[attr-defined]
