"""What holds for every verb of a case: who may not is refused, nothing starts elsewhere, the second of two hands is told."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import ACTIONS
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.workflow import CASE_FLOW
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.cases import made_ready, put, words_for

STRANGERS = ["an", "quan", "binh", "ha", "mai", "lan", "quang", "guest"]
pytestmark = pytest.mark.usefixtures("vocabulary")


def story(case):
    return [entry.verb for entry in history_of(case)]


@pytest.mark.parametrize("verb", CASE_FLOW.moves)
def test_a_broker_does_it_and_it_is_remembered(case, dung, colleague, verb):
    words, before = words_for(verb, made_ready(verb, case), dung, colleague), case.version

    ACTIONS[verb](case, by=dung, **words)

    assert story(case)[0] == verb
    assert (case.version, case.state) == (before + 1, CASE_FLOW.moves[verb].to or "open")


@pytest.mark.parametrize("verb", CASE_FLOW.moves)
def test_who_may_not_is_refused_and_nothing_is_changed(case, dung, colleague, verb, request):
    words = words_for(verb, made_ready(verb, case), dung, colleague)
    was = Case.objects.filter(pk=case.pk).values().get(), story(case)

    for name in STRANGERS:
        with pytest.raises(PermissionDenied):
            ACTIONS[verb](case, by=request.getfixturevalue(name), **words)

    assert (Case.objects.filter(pk=case.pk).values().get(), story(case)) == was


@pytest.mark.parametrize("verb", sorted(set(CASE_FLOW.moves) - {"hand_over"}))
def test_the_second_adviser_works_on_it_too(case, dung, mai, colleague, verb):
    put(case, second=mai)
    words = words_for(verb, made_ready(verb, case), mai, colleague)

    ACTIONS[verb](case, by=mai, **words)

    assert story(case)[0] == verb


@pytest.mark.parametrize("verb", CASE_FLOW.moves)
def test_it_does_not_start_elsewhere_and_leaves_nothing_half_done(case, dung, colleague, verb):
    words = words_for(verb, made_ready(verb, case), dung, colleague)
    put(case, state="open" if verb in {"resume", "reopen"} else "lost")
    was = story(case), case.log.count(), case.parties.count(), case.entries.count()

    with pytest.raises(IllegalMove):
        ACTIONS[verb](case, by=dung, **words)

    assert (story(case), case.log.count(), case.parties.count(), case.entries.count()) == was


@pytest.mark.parametrize("verb", CASE_FLOW.moves)
def test_the_second_of_two_hands_is_told_and_leaves_nothing_half_done(case, dung, colleague, verb):
    words = words_for(verb, made_ready(verb, case), dung, colleague)
    other = Case.objects.get(pk=case.pk)
    first = "reopen" if verb == "reopen" else "edit"
    ACTIONS[first](case, by=dung, **words_for(first, case, dung, colleague))
    was = story(case), case.log.count(), case.parties.count(), case.entries.count()

    with pytest.raises((Stale, IllegalMove)):
        ACTIONS[verb](other, by=dung, **words)

    assert (story(case), case.log.count(), case.parties.count(), case.entries.count()) == was
