"""Which texts of the published records become vectors, as what, and when they are forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from django.conf import settings

from cungcau.discovery.bridge import as_question, as_words
from cungcau.discovery.experts import RESEARCHES, expert_as_offer, institute_as_offer
from cungcau.discovery.models import Document, Vector
from cungcau.discovery.vectors import SOME, DatabaseShelf, sentence_model
from cungcau.engines.matching.collection import told_by
from cungcau.engines.meaning import remembered
from cungcau.engines.meaning.shelf import PASSAGE, QUESTION, key_of
from cungcau.listings.models import Listing
from cungcau.registry.models import Expert, Organisation

Text = tuple[str, str]  # as a question or as a passage, and what it says


def read_records(rows: dict[str, list[int]]) -> int:
    """Make the vectors that these records need, rows by the kind of their document; how many texts they have."""
    model = sentence_model(settings.EMBEDDER)
    texts = list(texts_of(rows)) if model else []
    if model:
        held = remembered(model, DatabaseShelf(model.name))
        held.questions([text for kind, text in texts if kind == QUESTION])
        held.passages([text for kind, text in texts if kind == PASSAGE])
    return len(texts)


def texts_of(rows: dict[str, list[int]]) -> Iterator[Text]:
    """A listing is asked for others (by its page, by the other side) and offered to others; who helps is only offered."""
    for listing in Listing.objects.with_parts().filter(pk__in=[*rows.get("need", []), *rows.get("offer", [])]):
        yield QUESTION, told_by(as_question(listing))
        yield PASSAGE, told_by(as_words(listing))
    for expert in Expert.objects.prefetch_related("terms").filter(pk__in=rows.get("expert", [])):
        yield PASSAGE, told_by(expert_as_offer(expert))
    researching = Organisation.objects.prefetch_related("terms").filter(kind__in=RESEARCHES)
    for organisation in researching.filter(pk__in=rows.get("organisation", [])):
        yield PASSAGE, told_by(institute_as_offer(organisation))


def everything(some: int) -> Iterator[dict[str, list[int]]]:
    """Rows of all published records, some at a time."""
    documents = Document.objects.exclude(kind="gone").order_by("number").values_list("kind", "row").iterator()
    while part := list(islice(documents, some)):
        rows: dict[str, list[int]] = {}
        for kind, row in part:
            rows.setdefault(kind, []).append(row)
        yield rows


def forget_unneeded() -> int:
    """Delete the vectors that no published record needs, and those of other models; how many. One made meanwhile may go with
    them: the next night brings it back."""
    model = sentence_model(settings.EMBEDDER)
    needed = {key_of(model.name, kind, text) for rows in everything(SOME) for kind, text in texts_of(rows)} if model else set()
    held = Vector.objects.values_list("key", flat=True).iterator()
    return sum(_forgotten(part) for part in _parts((key for key in held if key not in needed), SOME))


def _forgotten(keys: list[str]) -> int:
    return Vector.objects.filter(key__in=keys).delete()[0]


def _parts(keys: Iterable[str], size: int) -> list[list[str]]:
    rest = list(keys)
    return [rest[start : start + size] for start in range(0, len(rest), size)]
