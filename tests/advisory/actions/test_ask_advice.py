"""A firm asks the advisory desk."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.advisory.actions import ask_advice
from cungcau.advisory.actions.ask_advice import MOST_OPEN
from cungcau.advisory.models import Advice
from cungcau.advisory.queries import with_clock
from cungcau.kit.errors import Refused
from cungcau.kit.ids import new_pid
from tests.factories.advice import QUESTION, a_question, in_days, put


def test_it_waits_for_the_desk(seeker, an):
    advice = ask_advice(seeker, by=an, **QUESTION, wished_on=in_days(9))

    kept = Advice.objects.get(pk=advice.pk)
    assert (kept.state, kept.organisation, kept.asked_by, kept.channel) == ("asked", seeker, an, "online")
    assert kept.wished_on == in_days(9)


def test_the_time_for_an_answer_counts_working_days_and_public_days_off(seeker, an, settings):
    settings.ADVICE_DAYS = 5
    monday_before = timezone.make_aware(datetime(2026, 4, 27, 9))  # 30 April and 1 May 2026 are days off

    advice = put(a_question(seeker, an), "asked", waiting_since=monday_before)

    assert f"{advice.due_on()}" == "2026-05-06"
    assert with_clock([advice])[0].is_late


def test_the_days_are_a_setting(seeker, an, settings):
    settings.ADVICE_DAYS = 1
    advice = put(a_question(seeker, an), "asked", waiting_since=timezone.make_aware(datetime(2026, 11, 2, 9)))

    assert f"{advice.due_on()}" == "2026-11-03"


@pytest.mark.parametrize("name", ["binh", "former", "ha", "quang", "guest"])
def test_who_works_neither_there_nor_at_the_desk_is_refused(seeker, name, request):
    with pytest.raises(PermissionDenied):
        a_question(seeker, request.getfixturevalue(name))


def test_an_officer_writes_down_who_called(seeker, dung):
    advice = a_question(seeker, dung, channel="phone", caller=("Chị Tư", "0912000111", ""))

    assert (advice.caller_name, advice.caller_phone, advice.asked_by) == ("Chị Tư", "0912000111", dung)


def test_a_second_press_finds_the_first_ones_request(seeker, an):
    pid = new_pid()

    assert a_question(seeker, an, pid=pid) == a_question(seeker, an, pid=pid)
    assert Advice.objects.count() == 1


def test_a_suspended_organisation_cannot_ask(seeker, an):
    with pytest.raises(Refused):
        a_question(put(seeker, "suspended"), an)


def test_nobody_floods_the_desk(seeker, an):
    Advice.objects.bulk_create(Advice(organisation=seeker, state="asked") for _number in range(MOST_OPEN))

    with pytest.raises(Refused) as refusal:
        a_question(seeker, an)
    assert refusal.value.code == "too_many"
