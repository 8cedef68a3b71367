"""Note the appointment with a firm."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.jobs.queue import drain
from cungcau.notices.models import Notice
from cungcau.surveys.actions import agree_visit
from cungcau.surveys.queries import appointments_of
from tests.factories.surveys import a_visit, fresh

TOMORROW = timezone.now() + timedelta(days=1)


def test_the_firm_reads_who_comes_when_and_where(visit, an, binh, mai):
    agree_visit(visit, by=mai, at=TOMORROW, place="Xưởng 2")

    assert (fresh(visit).state, fresh(visit).place) == ("agreed", "Xưởng 2")
    assert [one.pk for one in appointments_of(an)] == [visit.pk]
    assert list(appointments_of(binh)) == []
    drain()
    told = Notice.objects.get(kind="survey_agreed")
    assert (told.user, told.facts["who"], told.facts["place"]) == (an, mai.name, "Xưởng 2")


def test_whoever_agrees_goes_where_nobody_was_named(dung, rival):
    visit = a_visit(dung, rival, running=False)

    assert agree_visit(visit, by=dung, at=TOMORROW).officer == dung


def test_another_officer_may_not(visit, ha, quang):
    for somebody in (ha, quang):
        with pytest.raises(PermissionDenied):
            agree_visit(visit, by=somebody, at=TOMORROW)
