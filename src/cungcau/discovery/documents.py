"""What is searchable of each kind of record: public text only, in both languages; and whether it may be found at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from cungcau.discovery.models import Document, write_document
from cungcau.kit.ids import urn
from cungcau.listings.models import Listing
from cungcau.listings.workflow import State
from cungcau.registry.models import Expert, Organisation
from cungcau.registry.workflow import ExpertState, OrganisationState

LISTING_TEXTS = (
    "summary_vi", "summary_en", "description_vi", "description_en", "keywords_vi", "keywords_en", "problem",
    "current_technology", "standards", "advantages", "applications", "target_users",
)  # fmt: skip
PROFILE_TEXTS = ("summary_vi", "summary_en")


class Source(NamedTuple):
    """How a model becomes documents: which rows, under which kind (None: not to be found), title and body."""

    rows: Callable[[], QuerySet[Any]]
    kind: Callable[[Any], str | None]
    title: Callable[[Any], str]
    body: Callable[[Any], str]
    mark: Callable[[Any], str]


def _joined(thing: Any, names: tuple[str, ...]) -> list[str]:
    return [text for name in names if (text := getattr(thing, name))]


def _term_names(thing: Any) -> list[str]:
    return [f"{term.name_vi} {term.name_en}" for term in thing.terms.all() if term.scheme_id != "sdg"]


def _listing_body(listing: Listing) -> str:
    """An anonymous listing never carries its organisation's name into the index."""
    parts = _joined(listing, LISTING_TEXTS)
    parts += [f"{row.parameter} {row.text}" for row in listing.specifications.all()]
    parts += _term_names(listing)
    if not listing.is_anonymous:
        parts.append(f"{listing.organisation.name_vi} {listing.organisation.name_en}")
    return "\n".join([*parts, listing.ref or ""])


def _organisation_body(organisation: Organisation) -> str:
    parts = _joined(organisation, (*PROFILE_TEXTS, "capabilities_vi", "capabilities_en", "short_name", "tax_code"))
    return "\n".join([*parts, *_term_names(organisation)])


def _expert_body(expert: Expert) -> str:
    parts = _joined(expert, (*PROFILE_TEXTS, "keywords_vi", "keywords_en", "position_vi", "position_en"))
    place = expert.organisation.name_vi if expert.organisation else ""
    return "\n".join([*parts, *_term_names(expert), place])


SOURCES: dict[str, Source] = {
    "listings.listing": Source(
        Listing.objects.with_parts,
        lambda row: row.kind if row.state == State.PUBLISHED and row.anonymity in {"named", "anonymous"} else None,
        lambda row: f"{row.title_vi}\n{row.title_en}",
        _listing_body,
        lambda row: f"{row.version} {row.last_confirmed_at:%Y%m%d%H%M%S%f} {row.organisation.version}",
    ),
    "registry.organisation": Source(
        lambda: Organisation.objects.prefetch_related("terms"),
        lambda row: "organisation" if row.state in {OrganisationState.VERIFIED, OrganisationState.ACTIVE} else None,
        lambda row: f"{row.name_vi}\n{row.name_en}\n{row.short_name}",
        _organisation_body,
        lambda row: str(row.version),
    ),
    "registry.expert": Source(
        lambda: Expert.objects.select_related("organisation").prefetch_related("terms"),
        lambda row: "expert" if row.state in {ExpertState.ACTIVE, ExpertState.AWAY} else None,
        lambda row: f"{row.title} {row.name}",
        _expert_body,
        lambda row: str(row.version),
    ),
}


def document_of(thing: Model) -> dict[str, Any]:
    """The document's columns as they should be now."""
    source = SOURCES[thing._meta.label_lower]
    kind = source.kind(thing)
    if kind is None:
        return {"kind": "gone", "row": thing.pk, "title": "", "body": "", "mark": ""}
    return {"kind": kind, "row": thing.pk, "title": source.title(thing), "body": source.body(thing), "mark": source.mark(thing)}


def index_record(thing: Model) -> Document | None:
    """Write the record's document if it differs from what is there; None when nothing had to be written."""
    wanted = document_of(thing)
    known = Document.objects.filter(subject=urn(thing)).first()
    if known is None and wanted["kind"] == "gone":
        return None
    if known and all(getattr(known, name) == value for name, value in wanted.items()):
        return None
    return write_document(urn(thing), **wanted)


def index_everything() -> int:
    """Bring every document up to date; the number of documents written."""
    return sum(index_record(thing) is not None for source in SOURCES.values() for thing in source.rows().iterator(chunk_size=500))
