"""An organisation and an expert in the words of schema.org: what their public pages show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser

from cungcau.kit.policy import can
from cungcau.registry.models import Expert, Organisation
from cungcau.vocabulary.queries import label

Address = Callable[[str], str]


def linked_data(thing: Organisation | Expert, address: Address) -> dict[str, Any] | None:
    """None for what a stranger may not read. `address` makes a path of this installation a whole address."""
    if not can(AnonymousUser(), "read", thing):
        return None
    return _organisation(thing, address) if isinstance(thing, Organisation) else _expert(thing, address)


def _organisation(organisation: Organisation, address: Address) -> dict[str, Any]:
    place = {
        "@type": "PostalAddress", "streetAddress": organisation.street, "addressLocality": organisation.commune,
        "addressRegion": label("province", organisation.province) if organisation.province else "",
    }  # fmt: skip
    return {
        "@type": "Organization",
        "url": address(organisation.get_absolute_url()),
        "name": organisation.name,
        "alternateName": organisation.short_name,
        "description": organisation.summary,
        "taxID": organisation.tax_code,
        "foundingDate": str(organisation.year or ""),
        "sameAs": organisation.website,
        "address": place if any(place[name] for name in ("streetAddress", "addressLocality", "addressRegion")) else None,
    }


def _expert(expert: Expert, address: Address) -> dict[str, Any]:
    return {
        "@type": "Person",
        "url": address(expert.get_absolute_url()),
        "name": expert.name,
        "honorificPrefix": expert.title,
        "jobTitle": expert.position,
        "description": expert.summary,
        "affiliation": {"@type": "Organization", "name": expert.organisation.name} if expert.organisation else None,
        "knowsAbout": [label("field", term.code) for term in expert.terms.all() if term.scheme_id == "field"],
    }
