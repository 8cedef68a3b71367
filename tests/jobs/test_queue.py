"""Jobs: committed with what caused them, tried again, taken back from the dead, turned once a period."""

import os
import socket
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cungcau.jobs import queue
from cungcau.jobs.clock import tick
from cungcau.jobs.models import Tick
from cungcau.jobs.queue import PERIODIC, claim_next, drain, enqueue, every, job, take_back_lost

pytestmark = pytest.mark.django_db
DONE = []


@job
def note(word):
    DONE.append(word)


@job
def stumble():
    raise RuntimeError("no")


@pytest.fixture(autouse=True)
def fresh():
    DONE.clear()
    DBTaskResult.objects.all().delete()


def test_a_job_is_performed_once():
    enqueue(note, "một")

    assert (drain(), drain(), DONE) == (1, 0, ["một"])


def test_a_job_disappears_with_the_transaction_that_caused_it():
    with pytest.raises(RuntimeError), transaction.atomic():
        enqueue(note, "một")
        raise RuntimeError

    assert (drain(), DONE) == (0, [])


def test_of_two_workers_one_gets_the_job():
    enqueue(note, "một")

    first, second = claim_next("a:1:1"), claim_next("b:2:1")

    assert first.worker_ids == ["a:1:1"]
    assert second is None


def test_a_failed_job_waits_longer_before_each_attempt():
    enqueue(stumble)
    pauses = []
    for _attempt in range(3):
        DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))
        before = timezone.now()
        drain()
        pauses.append((DBTaskResult.objects.get().run_after - before).total_seconds())

    assert [round(pause / 30) for pause in pauses] == [1, 4, 16]
    assert DBTaskResult.objects.get().status == TaskResultStatus.READY


def test_a_job_that_never_succeeds_ends_as_failed(monkeypatch):
    monkeypatch.setattr(queue, "ATTEMPTS", 2)
    enqueue(stumble)
    for _attempt in range(3):
        DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))
        drain()

    row = DBTaskResult.objects.get()
    assert (row.status, len(row.worker_ids)) == (TaskResultStatus.FAILED, 2)
    assert "no" in row.traceback


@pytest.mark.parametrize(
    ("worker", "minutes", "expected"),
    [
        (f"{socket.gethostname()}:999999999:1", 0, 1),
        (f"{socket.gethostname()}:{os.getpid()}:1", 0, 0),
        (f"{socket.gethostname()}:{os.getpid()}:1", 600, 0),
        ("elsewhere:12:1", 10, 0),
        ("elsewhere:12:1", 61, 1),
    ],
)
def test_only_what_a_dead_worker_left_is_taken_back(worker, minutes, expected):
    enqueue(note, "một")
    row = claim_next(worker)
    DBTaskResult.objects.filter(pk=row.pk).update(started_at=timezone.now() - timedelta(minutes=minutes))

    assert take_back_lost() == expected


def test_a_period_has_one_turn():
    every("day")(note)
    name = note.module_path
    noon = timezone.now().replace(hour=5, minute=0)

    turns = [name in tick(noon), name in tick(noon + timedelta(minutes=5)), name in tick(noon + timedelta(days=1))]

    PERIODIC.pop(name)
    assert turns == [True, False, True]
    assert Tick.objects.filter(name=name).count() == 2


def test_who_is_asked_to_stop_finishes_the_job_in_hand_and_takes_no_other():
    enqueue(note, "một")
    enqueue(note, "hai")

    done = drain(stop=lambda: bool(DONE))

    assert (done, DONE) == (1, ["một"])
    assert DBTaskResult.objects.ready().count() == 1
