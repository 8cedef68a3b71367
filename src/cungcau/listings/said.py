"""What a listing says, saved or only typed, as the checks of its quality read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from cungcau.listings.content import content_of, content_of_values
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation

# The columns of free text that people outside may read; the rows of specifications and targets come on top.
PUBLIC = (
    "title_vi", "title_en", "summary_vi", "summary_en", "description_vi", "description_en", "keywords_vi", "keywords_en",
    "problem", "current_technology", "standards", "site_conditions", "tried", "not_wanted",
    "advantages", "competing_solution", "economic_comparison", "applications", "target_users", "references", "awards",
    "certificates", "capacity", "footprint", "energy", "waste", "warranty", "territory", "existing_licences",
)  # fmt: skip
ROW_TEXTS = {"specifications": ("parameter", "text", "unit"), "targets": ("metric", "now", "wanted", "unit")}


@dataclass(frozen=True)
class Said:
    """`content` as in `content.content_of`; the organisation is asked for what must not be told."""

    kind: str
    content: Mapping[str, Any]
    organisation: Organisation
    today: date = field(default_factory=timezone.localdate)

    def text(self, name: str) -> str:
        return str(self.content.get(name, ""))

    def texts(self, *names: str) -> str:
        """The texts of several columns, in both languages where they have two."""
        columns = [column for name in names for column in (name, f"{name}_vi", f"{name}_en")]
        return "\n".join(filter(None, map(self.text, columns)))

    def rows(self, name: str) -> list[dict[str, Any]]:
        return list(self.content.get(name, []))

    def codes(self, scheme: str) -> list[str]:
        stem = f"{scheme}:"
        return [term.removeprefix(stem) for term in self.content.get("terms", []) if term.startswith(stem)]

    @property
    def is_anonymous(self) -> bool:
        return self.content.get("anonymity", "named") != "named"

    @property
    def last_day(self) -> date | None:
        return date.fromisoformat(self.content["valid_until"]) if "valid_until" in self.content else None

    def public_texts(self) -> Iterator[tuple[str, str]]:
        """(field of the form, text) of everything written that people outside may read."""
        yield from ((name, self.text(name)) for name in PUBLIC if self.text(name))
        for name, columns in ROW_TEXTS.items():
            for row in self.rows(name):
                yield name, " ".join(str(row.get(column) or "") for column in columns)

    @cached_property
    def contact_names(self) -> list[str]:
        return [contact.name for contact in self.organisation.contacts.all()]

    @property
    def own_names(self) -> list[str]:
        """By which words the organisation is known."""
        one = self.organisation
        site = one.website.partition("://")[2].removeprefix("www.").partition("/")[0]
        return [name for name in (one.name_vi, one.name_en, one.short_name, site) if len(name) > 2]


def said_by(listing: Listing) -> Said:
    """What is saved."""
    return Said(listing.kind, content_of(listing), listing.organisation)


def said_in(kind: str, organisation: Organisation, values: dict[str, Any]) -> Said:
    """What a form holds: `values` as the verbs take them."""
    return Said(kind, content_of_values(values), organisation)
