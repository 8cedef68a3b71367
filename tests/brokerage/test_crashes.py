"""Two brokers at the same cases whose processes die: all of a verb has happened or nothing, and no change is lost."""

import json
import subprocess
import sys

import pytest
from django_tasks_db.models import DBTaskResult

from cungcau.brokerage.actions import log_contact, plan_next, send_message, tick_line
from cungcau.brokerage.case_models import Case, LogEntry, Tick
from cungcau.brokerage.outcome_models import Introduction
from tests.brokerage.dying import of_case, of_introduction
from tests.config.installations import with_tables
from tests.discovery.test_crashes import CRASHES, SEED
from tests.factories.cases import a_case, day
from tests.factories.listings import a_published
from tests.factories.outcomes import an_introduction, answered
from tests.house.places import ROOT


@pytest.mark.database
def test_after_any_kill_the_books_agree_with_the_trail(tmp_path):
    house = with_tables(tmp_path, "brokerage")
    done = subprocess.run(
        [sys.executable, "-m", "tests.brokerage.dying", str(CRASHES), str(SEED)], env=house.environment, cwd=ROOT,
        capture_output=True, text=True, timeout=120 + 90 * CRASHES, check=False,
    )  # fmt: skip
    rounds = [json.loads(line) for line in done.stdout.splitlines()]

    assert (done.returncode, done.stderr, len(rounds)) == (0, "", CRASHES)
    for one in rounds:
        assert (one["broken"], one["lost"], one["faults"]) == (False, [], []), one
    assert sum(one["done"] for one in rounds) > CRASHES
    assert sum(one["refused"] for one in rounds) > 0, "the hands never met"


# What was half done, and the book in which it shows.
HALF = {
    "version": lambda case: Case.objects.filter(pk=case.pk).update(version=99),
    "state": lambda case: Case.objects.filter(pk=case.pk).update(state="lost", reason="price"),
    "stage": lambda case: Case.objects.filter(pk=case.pk).update(stage="clarify"),
    "log": lambda case: LogEntry.objects.filter(case=case, kind="call").delete(),
    "messages": lambda case: case.messages.update(is_sealed=False),
    "ticks": lambda case: Tick.objects.all().delete(),
    "next": lambda case: Case.objects.filter(pk=case.pk).update(next_action="Khác"),
    "parties": lambda case: case.parties.first().delete(),
    "last contact": lambda case: Case.objects.filter(pk=case.pk).update(last_contact_on=day(-20)),
    "jobs": lambda case: DBTaskResult.objects.all().delete(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("book", HALF)
def test_what_is_half_done_shows_in_the_books(seeker, institute, an, quan, ha, dung, book):
    case = a_case(dung, a_published(seeker, an, ha), a_published(institute, quan, ha, kind="offer"))
    log_contact(case, by=dung, kind="call", on=day(-2), words="Đã gọi.")
    send_message(case, by=dung, words="Chào anh.", shared="demand")
    tick_line(case, by=dung, line=case.present.lines[0].code)
    plan_next(case, by=dung, next_action="Gọi lại", next_due=day(2))
    assert of_case(Case.objects.get()) == []

    HALF[book](case)

    assert book in of_case(Case.objects.get())


@pytest.mark.django_db
def test_an_answer_without_its_state_shows_in_the_books(seeker, institute, an, quan, ha, dung):
    case = a_case(dung, a_published(seeker, an, ha), a_published(institute, quan, ha, kind="offer"))
    introduction = an_introduction(case)
    answered(introduction, "demand", "talks")
    assert of_introduction(Introduction.objects.get()) == []

    Introduction.objects.update(state="waiting")

    assert of_introduction(Introduction.objects.get()) == ["position", "trail"]
