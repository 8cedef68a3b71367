"""Which columns of organisations, experts and the point people write."""

from __future__ import annotations

from typing import Any

ORGANISATION_COLUMNS = (
    "external_id", "name_vi", "name_en", "short_name", "kind", "tax_code", "registration_no", "certificate_no",
    "legal_representative", "summary_vi", "summary_en", "capabilities_vi", "capabilities_en", "products", "shared_equipment",
    "certificates", "export_markets", "size_band", "employees", "revenue_band",
    "year", "province", "commune", "street", "website", "in_park", "zone", "project_code", "park_activity", "adviser", "is_demo",
)  # fmt: skip
EXPERT_COLUMNS = (
    "external_id", "user", "name", "title", "organisation", "position_vi", "position_en", "summary_vi", "summary_en",
    "keywords_vi", "keywords_en", "languages", "region", "country", "projects", "references", "fee_band", "pro_bono_hours",
    "consent_scope", "valid_until", "availability_vi", "availability_en", "years", "publications",
    "patents", "identifier", "email", "phone", "conflict_of_interest", "is_demo",
)  # fmt: skip
CONTACT_COLUMNS = ("name", "position", "phone", "email")
POINT_COLUMNS = ("code", "name_vi", "name_en", "host", "logo", "email", "phone", "address_vi", "address_en")


def assign(thing: Any, values: dict[str, Any], columns: tuple[str, ...]) -> list[str]:
    """Put the given values onto the row; the names of those that differ from what was there."""
    written = []
    for name in columns:
        if name in values and getattr(thing, name) != values[name]:
            setattr(thing, name, values[name])
            written.append(name)
    return written


def names_other_terms(thing: Any, values: dict[str, Any]) -> bool:
    """Do the values name other terms than the record has?"""
    if "terms" not in values:
        return False
    return set(thing.terms.values_list("pk", flat=True)) != {getattr(term, "pk", term) for term in values["terms"]}
