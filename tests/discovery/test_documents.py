"""Documents follow what is done to the records: nothing is written twice, nothing that comes back stays away."""

from contextlib import contextmanager

import pytest
from django.contrib.auth.models import AnonymousUser

from cungcau.discovery import documents
from cungcau.discovery.documents import differences, everything, index_everything, index_records
from cungcau.discovery.models import Document, sequence, write_documents
from cungcau.discovery.queries import Search, search
from cungcau.discovery.tasks import index_subject
from cungcau.jobs.queue import drain
from cungcau.listings.actions import pause_listing, resume_listing
from cungcau.listings.models import Listing
from cungcau.registry.actions import edit_organisation
from cungcau.registry.models import Expert
from cungcau.trail.models import Entry
from tests.factories.listings import a_draft, a_published

pytestmark = pytest.mark.django_db
LABEL = "listings.listing"


@pytest.fixture
def need(seeker, an, ha):
    """Published; the organisation, which was made without its story, is indexed too."""
    listing = a_published(seeker, an, ha, title_vi="Khử màu nước thải nhuộm")
    drain()
    index_everything()
    return listing


def is_found(words):
    return bool(search(Search(words=words, kind="need"), AnonymousUser()).ranked)


def faults():
    return [difference.fault for label, pids in everything() for difference in differences(label, pids)]


@pytest.mark.parametrize("between", [drain, lambda: None], ids=["jobs done between", "jobs still waiting"])
def test_what_comes_back_after_a_pause_is_found_again(need, an, between):
    pause_listing(need, by=an)
    between()
    assert not is_found("khử màu")

    resume_listing(need, by=an)
    drain()

    assert is_found("khử màu")
    assert faults() == []


def test_a_job_that_finds_its_mark_looks_and_leaves(need, django_assert_num_queries):
    entry = Entry.objects.get(subject=f"{LABEL}:{need.pid}", verb="publish")
    number = sequence().last

    with django_assert_num_queries(3):  # the entry, the document's mark, the record's
        index_subject.call(entry.pk)

    assert sequence().last == number


def test_a_draft_gets_no_document(seeker, an):
    draft = a_draft(seeker, an)

    assert index_records(LABEL, [draft.pid]) == 0
    assert not Document.objects.exists()


def test_what_changes_while_a_worker_waits_for_the_lock_is_written_as_it_is_then(need, monkeypatch):
    real = documents.numbers_held
    Listing.objects.filter(pk=need.pk).update(title_vi="Khử màu nước", version=7)

    @contextmanager
    def after_another_worker():
        Listing.objects.filter(pk=need.pk).update(title_vi="Khử mùi khí thải", version=8)
        with real():
            yield

    monkeypatch.setattr(documents, "numbers_held", after_another_worker)
    index_records(LABEL, [need.pid])

    assert Document.objects.get(kind="need").title == "Khử mùi khí thải\n"
    assert faults() == []


def test_a_new_name_of_the_organisation_reaches_its_experts(seeker, lan):
    Expert.objects.create(name="Trần Hồng", organisation=seeker, state="active")
    index_everything()

    edit_organisation(seeker, by=lan, version=seeker.version, name_vi="Công ty Ánh Tơ")
    drain()

    assert "Công ty Ánh Tơ" in Document.objects.get(kind="expert").body
    assert faults() == []


def test_everything_is_written_once_and_then_left_alone(need):
    Document.objects.all().delete()

    assert (index_everything(), index_everything()) == (2, 0)
    assert is_found("khử màu")


def test_the_document_of_a_record_that_is_no_more_goes(need):
    write_documents([Document(subject=f"{LABEL}:nobody", kind="need", row=99, title="Khử màu")])

    assert faults() == ["superfluous"]
    assert index_records(LABEL, ["nobody"]) == 1
    assert (faults(), Document.objects.get(row=99).kind) == ([], "gone")
