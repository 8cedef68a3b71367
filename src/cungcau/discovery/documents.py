"""What is searchable of each kind of record: the text that is open to whoever reads it, in both languages; and whether it may be
found at all. Who finds it, the search asks the policy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from cungcau.discovery.models import Document, numbers_held, write_documents
from cungcau.kit.ids import urn
from cungcau.kit.policy import STRANGER
from cungcau.listings.models import Listing
from cungcau.listings.queries import sight_of
from cungcau.listings.workflow import State
from cungcau.registry.models import Expert, Organisation
from cungcau.registry.workflow import ExpertState, OrganisationState

LISTING_TEXTS = (
    "summary_vi", "summary_en", "description_vi", "description_en", "keywords_vi", "keywords_en", "problem",
    "current_technology", "standards", "advantages", "applications", "target_users",
)  # fmt: skip
PROFILE_TEXTS = ("summary_vi", "summary_en")
SOME = 200
# Terms that say nothing about the technology: goals of the world, how it is paid, which partner is sought.
UNTOLD = frozenset(["sdg", "payment_mode", "province", "organisation_kind", "size_band"])


class Source(NamedTuple):
    """How a model becomes documents: which rows, under which kind (None: not to be found), title and body.

    `mark` names the columns that change whenever the record, or the organisation whose name it carries, does: the document
    keeps their values, so a look at them alone tells that there is nothing to write.
    """

    rows: Callable[[], QuerySet[Any]]
    kind: Callable[[Any], str | None]
    title: Callable[[Any], str]
    body: Callable[[Any], str]
    mark: tuple[str, ...]


def _joined(thing: Any, names: tuple[str, ...]) -> list[str]:
    return [text for name in names if (text := getattr(thing, name))]


def _term_names(thing: Any) -> list[str]:
    return [f"{term.name_vi} {term.name_en}" for term in thing.terms.all() if term.scheme_id not in UNTOLD]


def _listing_body(listing: Listing) -> str:
    """What everybody may read of it: neither the name behind an anonymous one nor a part that its owner has closed."""
    seen = sight_of(listing, STRANGER).seen
    parts = _joined(seen, LISTING_TEXTS)
    parts += [f"{row.parameter} {row.text}" for row in seen.specifications.all()]
    parts += _term_names(listing)
    if seen.organisation:
        parts.append(f"{seen.organisation.name_vi} {seen.organisation.name_en}")
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
        lambda row: row.kind if row.state == State.PUBLISHED else None,
        lambda row: f"{row.title_vi}\n{row.title_en}",
        _listing_body,
        ("version", "last_confirmed_at", "organisation_id", "organisation__version"),
    ),
    "registry.organisation": Source(
        lambda: Organisation.objects.prefetch_related("terms"),
        lambda row: "organisation" if row.state in {OrganisationState.VERIFIED, OrganisationState.ACTIVE} else None,
        lambda row: f"{row.name_vi}\n{row.name_en}\n{row.short_name}",
        _organisation_body,
        ("version",),
    ),
    "registry.expert": Source(
        lambda: Expert.objects.select_related("organisation").prefetch_related("terms"),
        lambda row: "expert" if row.state in {ExpertState.ACTIVE, ExpertState.AWAY} else None,
        lambda row: f"{row.title} {row.name}",
        _expert_body,
        ("version", "organisation_id", "organisation__version"),
    ),
}


GONE = {"kind": "gone", "title": "", "body": "", "mark": ""}


def document_of(thing: Model) -> dict[str, Any]:
    """The document's columns as they should be now."""
    source = SOURCES[thing._meta.label_lower]
    kind = source.kind(thing)
    if kind is None:
        return {**GONE, "row": thing.pk}
    mark = _mark(_reached(thing, column) for column in source.mark)
    return {"kind": kind, "row": thing.pk, "title": source.title(thing), "body": source.body(thing), "mark": mark}


def _reached(thing: Any, column: str) -> Any:
    for name in column.split("__"):
        thing = getattr(thing, name, None)
    return thing


def _mark(values: Iterable[Any]) -> str:
    return " ".join(map(str, values))


class Difference(NamedTuple):
    """A document that is "missing", "superfluous" or "outdated", as it should be."""

    fault: str
    document: Document


def differences(label: str, pids: Iterable[str]) -> list[Difference]:
    """What is wrong with the documents of these records, word for word."""
    subjects = {f"{label}:{pid}": pid for pid in pids}
    things = {urn(thing): thing for thing in SOURCES[label].rows().filter(pid__in=subjects.values())}
    known = {document.subject: document for document in Document.objects.filter(subject__in=subjects)}
    found = (_difference(subject, things.get(subject), known.get(subject)) for subject in subjects)
    return [difference for difference in found if difference]


def _difference(subject: str, thing: Model | None, known: Document | None) -> Difference | None:
    """A record that nobody has any more must not be found either."""
    wanted = {**GONE, "row": known.row if known else 0} if thing is None else document_of(thing)
    document = Document(subject=subject, **wanted)
    if known is None or known.kind == "gone":
        return None if document.kind == "gone" else Difference("missing", document)
    if document.kind == "gone":
        return Difference("superfluous", document)
    return Difference("outdated", document) if any(getattr(known, name) != value for name, value in wanted.items()) else None


def index_records(label: str, pids: Iterable[str]) -> int:
    """Bring the documents of these records up to date; the number of documents written. What has its mark is left as it is."""
    return _written(label, _without_their_mark(label, set(pids)))


def index_everything() -> int:
    """Bring every document up to date, compared word for word; the number of documents written."""
    return sum(_written(label, [_pid(found.document) for found in differences(label, pids)]) for label, pids in everything())


def everything() -> Iterator[tuple[str, list[str]]]:
    """Every record and every document, some at a time: the model's label and public ids."""
    for label, source in SOURCES.items():
        documented = Document.objects.filter(subject__startswith=f"{label}:").exclude(kind="gone")
        pids = {subject.partition(":")[2] for subject in documented.values_list("subject", flat=True)}
        ordered = sorted(pids.union(source.rows().values_list("pid", flat=True)))
        for start in range(0, len(ordered), SOME):
            yield label, ordered[start : start + SOME]


def _without_their_mark(label: str, pids: set[str]) -> set[str]:
    source = SOURCES[label]
    documents = Document.objects.filter(subject__in=[f"{label}:{pid}" for pid in pids]).exclude(kind="gone")
    known = dict(documents.values_list("subject", "mark"))
    rows = source.rows().filter(pid__in=pids).values_list("pid", *source.mark)
    return pids - {pid for pid, *values in rows if known.get(f"{label}:{pid}") == _mark(values)}


def _written(label: str, pids: Collection[str]) -> int:
    """Read under the lock of the numbers: of two workers at the same record the one that writes last has read last."""
    if not pids:
        return 0
    with numbers_held():
        return write_documents([difference.document for difference in differences(label, pids)])


def _pid(document: Document) -> str:
    return document.subject.partition(":")[2]
