"""What holds for every verb of a document and of an agreement: strangers, states, the second of two hands."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import ACTIONS
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.paper_models import Paper
from cungcau.brokerage.workflow import AGREEMENT_FLOW, PAPER_FLOW
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.papers import a_paper, an_agreement, parties, pdf, signature, signed

STRANGERS = ["an", "quan", "binh", "ha", "mai", "lan", "quang", "guest"]
VERBS = [("paper", verb) for verb in PAPER_FLOW.moves] + [("agreement", verb) for verb in AGREEMENT_FLOW.moves]
pytestmark = pytest.mark.usefixtures("vocabulary")
every_verb = pytest.mark.parametrize(("kind", "verb"), VERBS, ids=[verb for _kind, verb in VERBS])


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def ready(kind, verb, case, by):
    """A thing in a state from which the verb starts."""
    if kind == "paper":
        return a_paper(case, by)
    agreement = an_agreement(case, by, kind="licence")
    starts = AGREEMENT_FLOW.moves[verb].starts
    if "draft" in starts:
        return agreement
    ACTIONS["present_agreement"](agreement, by=by)
    return agreement if "presented" in starts else signed(agreement, by)


def words_for(verb, thing):
    words = {
        "renew_paper": lambda: {"upload": BytesIO(pdf("Mới")), "name": "moi.pdf"},
        "reshare_paper": lambda: {"access": "all", "after_nda": True},
        "revise_agreement": lambda: {"title": "Tên khác", "parties": parties(thing.case)},
        "sign_agreement": lambda: signature(thing),
        "tick_clause": lambda: {"clause": "price"},
        "register_agreement": lambda: {"filed_on": thing.signed_on},
    }  # fmt: skip
    return words.get(verb, lambda: {"note": "Vì vậy"})()


def books(thing):
    rows = (model.objects.order_by("pk").values() for model in (Paper, Agreement))
    return [list(one) for one in rows], [entry.verb for entry in history_of(thing)]


def flow_of(kind):
    return PAPER_FLOW if kind == "paper" else AGREEMENT_FLOW


@every_verb
def test_a_broker_does_it_and_it_is_remembered(case, dung, kind, verb):
    thing = ready(kind, verb, case, dung)
    before, state = thing.version, flow_of(kind).after(thing.state, verb)

    ACTIONS[verb](thing, by=dung, **words_for(verb, thing))

    assert (thing.version, thing.state, history_of(thing)[0].verb) == (before + 1, state, verb)


@every_verb
def test_who_may_not_is_refused_and_nothing_is_changed(case, dung, kind, verb, request):
    thing = ready(kind, verb, case, dung)
    was, words = books(thing), words_for(verb, thing)

    for name in STRANGERS:
        with pytest.raises(PermissionDenied):
            ACTIONS[verb](thing, by=request.getfixturevalue(name), **words)

    assert books(thing) == was


@every_verb
def test_it_does_not_start_elsewhere(case, dung, kind, verb):
    thing = ready(kind, verb, case, dung)
    words = words_for(verb, thing)
    end = "withdrawn" if kind == "paper" else "void"
    type(thing).objects.filter(pk=thing.pk).update(state=end)
    thing.refresh_from_db()
    was = books(thing)

    with pytest.raises(IllegalMove):
        ACTIONS[verb](thing, by=dung, **words)

    assert books(thing) == was


@every_verb
def test_the_second_of_two_hands_is_told_and_leaves_nothing_half_done(case, dung, kind, verb):
    thing = ready(kind, verb, case, dung)
    other = type(thing).objects.get(pk=thing.pk)
    ACTIONS[verb](thing, by=dung, **words_for(verb, thing))
    was = books(thing)

    with pytest.raises((Stale, IllegalMove)):
        ACTIONS[verb](other, by=dung, **words_for(verb, other))

    assert books(thing) == was
