"""Upkeep of the search: every kind of fault is found and named, a rebuild mends it, and searches go on meanwhile."""

import os
import time

import pytest
from django.contrib.auth.models import AnonymousUser

from cungcau.discovery import index
from cungcau.discovery.documents import index_everything
from cungcau.discovery.index import here
from cungcau.discovery.models import Document, write_documents
from cungcau.discovery.queries import Search, search
from cungcau.discovery.upkeep import rebuild, verify
from cungcau.jobs.queue import drain
from cungcau.listings.models import Listing
from tests.factories.listings import a_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def needs(seeker, an, ha):
    """Three of them, indexed."""
    listings = [a_published(seeker, an, ha, title_vi=f"Khử màu nước thải số {number}") for number in (1, 2, 3)]
    drain()
    index_everything()
    return listings


def found(words="khử màu"):
    return sorted(row for _kind, row in search(Search(words=words, kind="need"), AnonymousUser()).ranked)


def subject(listing):
    return f"listings.listing:{listing.pid}"


def in_the_index(change):
    """Do something to the index alone."""
    here().refresh()
    writer = here().index.writer(heap_size=15_000_000, num_threads=1)
    change(writer)
    writer.commit()
    writer.wait_merging_threads()
    here().index.reload()


def document_missing(needs):
    Document.objects.filter(subject=subject(needs[0])).delete()
    return "documents", "missing", subject(needs[0])


def document_superfluous(needs):
    Listing.objects.filter(pk=needs[0].pk).update(state="draft")
    return "documents", "superfluous", subject(needs[0])


def document_of_nobody(needs):
    write_documents([Document(subject="listings.listing:nobody", kind="need", row=999, title="Khử màu")])
    return "documents", "superfluous", "listings.listing:nobody"


def document_outdated(needs):
    Listing.objects.filter(pk=needs[0].pk).update(title_vi="Khử mùi khí thải")
    return "documents", "outdated", subject(needs[0])


def entry_missing(needs):
    in_the_index(lambda writer: writer.delete_documents_by_term("subject", subject(needs[0])))
    return "index", "missing", subject(needs[0])


def entry_superfluous(needs):
    entry = index._entry(Document(subject="listings.listing:nobody", kind="need", row=999, title="Khử màu", number=0))
    in_the_index(lambda writer: writer.add_document(entry))
    return "index", "superfluous", "number 0"


def entry_outdated(needs):
    document = Document.objects.get(subject=subject(needs[0]))
    document.number = 0

    def swap(writer):
        writer.delete_documents_by_term("subject", document.subject)
        writer.add_document(index._entry(document))

    in_the_index(swap)
    return "index", "outdated", subject(needs[0])


FAULTS = [
    document_missing, document_superfluous, document_of_nobody, document_outdated,
    entry_missing, entry_superfluous, entry_outdated,
]  # fmt: skip


def test_nothing_differs_where_nothing_was_done_to_it(needs):
    verdict = verify()

    assert verdict.is_clean
    assert (verdict.records, verdict.entries, verdict.waiting) == (4, 4, 0)


@pytest.mark.parametrize("plant", FAULTS, ids=lambda plant: plant.__name__)
def test_a_planted_fault_is_named_and_a_rebuild_mends_it(needs, plant):
    where, fault, name = plant(needs)

    verdict = verify()
    assert not verdict.is_clean
    assert getattr(verdict, where)[fault] == [name]

    rebuild()
    assert verify().is_clean
    assert found() == sorted(row.pk for row in Listing.objects.filter(state="published"))


def test_jobs_that_wait_are_told(needs, seeker, an, ha):
    late = a_published(seeker, an, ha, title_vi="Khử màu nước thải số 4")

    verdict = verify()

    assert verdict.documents["missing"] == [subject(late)]
    assert verdict.waiting == 1


def test_searches_go_on_during_a_rebuild_and_what_is_published_meanwhile_is_found(needs, seeker, an, ha, monkeypatch):
    """After each entry of the new index somebody searches, after the second somebody publishes."""
    before, real, seen = found(), index._entry, []

    def entry_then_search(document):
        entry = real(document)
        monkeypatch.setattr(index, "_entry", real)
        if len(seen) == 1:
            a_published(seeker, an, ha, title_vi="Khử màu nước thải số 4")
            drain()
        seen.append(found())
        monkeypatch.setattr(index, "_entry", entry_then_search)
        return entry

    monkeypatch.setattr(index, "_entry", entry_then_search)
    rebuild()
    monkeypatch.setattr(index, "_entry", real)

    late = Listing.objects.get(title_vi="Khử màu nước thải số 4").pk
    assert seen[0] == before
    assert seen[1:] == [[*before, late]] * (len(seen) - 1)
    assert len(seen) >= 4
    assert found() == [*before, late]
    assert verify().is_clean


def test_a_process_that_holds_the_old_index_can_still_read_and_write_it(needs, seeker, an, ha):
    old = here()
    before = len(old.search("khử màu", ["need"]))

    rebuild()
    late = a_published(seeker, an, ha, title_vi="Khử màu nước thải số 4")
    drain()

    assert len(old.search("khử màu", ["need"])) == before + 1
    assert here().folder != old.folder
    assert late.pk in found()


def test_only_folders_that_nobody_has_touched_for_long_are_removed(needs):
    first = here().folder
    rebuild()
    second = here().folder
    rebuild()
    assert {first.is_dir(), second.is_dir(), here().folder.is_dir()} == {True}

    long_ago = time.time() - 2 * index.LEFT_ALONE
    for folder in (first, second, here().folder):
        os.utime(folder, (long_ago, long_ago))
    in_use = here().folder
    rebuild()

    assert (first.is_dir(), second.is_dir(), in_use.is_dir()) == (False, False, True)
    assert len(found()) == 3
