"""Vectors of published texts: made by jobs, shared through the database, forgotten with what needed them, missable."""

import pytest

from cungcau.discovery import prepared, reading, vectors
from cungcau.discovery.documents import index_everything
from cungcau.discovery.matches import matches_for
from cungcau.discovery.models import Vector
from cungcau.discovery.reading import forget_unneeded
from cungcau.discovery.tasks import read_everything, read_subject
from cungcau.engines.meaning import MemoryShelf, Unusable
from cungcau.jobs.queue import drain, waiting
from cungcau.listings.actions import withdraw_listing
from tests.engines.meaning.test_shelf import Letters
from tests.factories.listings import a_draft, a_published

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("point", "lan")]


@pytest.fixture(autouse=True)
def model(monkeypatch):
    """A model that counts letters instead of the packaged one."""
    found = Letters()
    monkeypatch.setattr(vectors, "chosen", lambda _setting: found)
    yield found
    forget_processes_memory()


@pytest.fixture(autouse=True)
def forget_processes_memory_before():
    forget_processes_memory()


def forget_processes_memory():
    """As in another process."""
    vectors.sentence_model.cache_clear()
    vectors._meaning.cache_clear()
    prepared._HOLDER.clear()


@pytest.fixture
def pair(seeker, an, rival, binh, ha):
    return a_published(seeker, an, ha), a_published(rival, binh, ha, "offer")


def test_a_published_listing_is_read_as_question_and_as_passage(pair, model):
    drain()
    assert Vector.objects.filter(model="letters-1").count() == 4
    asked = list(model.asked)
    read_everything.call()
    drain()
    assert model.asked == asked


def test_what_is_only_a_draft_is_not_read_for_all(seeker, an):
    a_draft(seeker, an)
    drain()
    assert not Vector.objects.exists()


def test_reading_waits_until_people_need_nothing_else(pair):
    from django_tasks_db.models import DBTaskResult

    waiting_jobs = list(DBTaskResult.objects.ready().values_list("task_path", "priority"))
    last = [path for path, _ in waiting_jobs][-waiting(read_subject):]
    assert set(last) == {read_subject.module_path}


def test_a_page_reads_the_few_texts_of_a_moment_ago_itself(pair):
    index_everything()
    assert prepared.prepared_offers().near is not None
    assert not Vector.objects.exists()


def test_a_page_does_without_until_all_offers_are_read(pair, guest, monkeypatch):
    monkeypatch.setattr(vectors, "SECONDS", 0)
    index_everything()
    assert prepared.prepared_offers().near is None
    assert matches_for(pair[0], guest).proposals
    drain()
    assert prepared.prepared_offers().near is not None


def test_reading_a_page_writes_no_vector(pair, guest):
    index_everything()
    matches_for(pair[0], guest)
    assert not Vector.objects.exists()


def test_another_process_takes_what_the_job_made(pair, model, guest):
    drain()
    asked = list(model.asked)
    forget_processes_memory()
    matches_for(pair[0], guest)
    assert model.asked == asked


def test_vectors_go_with_the_listing_and_with_the_model(pair, ha, binh):
    drain()
    Vector.objects.create(key="of another model", model="letters-0", halves=b"")
    withdraw_listing(pair[1], by=binh)
    drain()
    assert forget_unneeded() == 3
    assert Vector.objects.count() == 2


def test_without_a_model_everything_works_and_vectors_go(pair, monkeypatch, guest):
    drain()

    def none(_setting):
        raise Unusable("not_installed")

    monkeypatch.setattr(vectors, "chosen", none)
    forget_processes_memory()
    assert prepared.prepared_offers().near is None
    assert matches_for(pair[0], guest).proposals
    assert reading.read_records({"need": [pair[0].pk]}) == 0
    assert forget_unneeded() == 4


def test_a_process_keeps_a_bounded_number_at_hand(monkeypatch):
    monkeypatch.setattr(vectors, "AT_HAND", 3)
    shelf = vectors.PageShelf(MemoryShelf())
    for at in range(10):
        shelf.put({str(at): b"v"})
    assert len(shelf.get([str(at) for at in range(10)])) <= 3


def test_an_expert_is_read_too(quan, institute, vocabulary):
    from cungcau.registry.models import Expert

    expert = Expert.objects.create(name="Trần Ong", summary_vi="Nuôi ong mật", organisation=institute, state="active")
    reading.read_records({"expert": [expert.pk], "organisation": [institute.pk]})
    assert Vector.objects.count() == 1 + (institute.kind in reading.RESEARCHES)
