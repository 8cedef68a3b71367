"""A flow is a table that checks itself."""

import pytest

from cungcau.kit.errors import IllegalMove
from cungcau.kit.flow import Flow, Move

DOOR = Flow(
    start="shut", moves={"open": Move("shut", to="open"), "shut": Move("open", to="shut"), "knock": Move("shut", to=None)}
)


def test_a_verb_leads_to_its_state():
    assert DOOR.after("shut", "open") == "open"


def test_a_verb_without_an_end_stays():
    assert DOOR.after("shut", "knock") == "shut"


@pytest.mark.parametrize(("state", "verb"), [("open", "open"), ("shut", "shut"), ("shut", "paint"), ("nowhere", "open")])
def test_a_verb_that_does_not_start_there_is_refused(state, verb):
    with pytest.raises(IllegalMove) as refusal:
        DOOR.after(state, verb)

    assert (refusal.value.verb, refusal.value.state) == (verb, state)


def test_verbs_come_in_the_order_of_the_table():
    assert DOOR.verbs("shut") == ["open", "knock"]


def test_a_state_that_no_move_reaches_is_refused_when_the_flow_is_made():
    with pytest.raises(ValueError, match="ajar"):
        Flow(start="shut", moves={"push": Move("ajar", to="shut")})


def test_the_drawing_has_every_arrow():
    assert DOOR.mermaid().splitlines() == [
        "stateDiagram-v2", "    [*] --> shut", "    shut --> open: open", "    open --> shut: shut", "    shut --> shut: knock",
    ]  # fmt: skip
