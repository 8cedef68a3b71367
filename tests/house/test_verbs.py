"""Every verb has its row, its file, its test; every door plate tells the truth."""

import inspect
import re
from importlib import import_module
from importlib.util import find_spec

import pytest

from cungcau.config.reference import flows
from cungcau.kit.policy import POLICIES
from tests.house.places import SOURCE, TESTS

ROOMS = sorted(path.parent.parent.name for path in SOURCE.glob("*/actions/__init__.py"))


def actions_of(room):
    return import_module(f"cungcau.{room}.actions").ACTIONS


@pytest.mark.parametrize(("room", "name", "flow"), list(flows()), ids=lambda one: one if isinstance(one, str) else "")
def test_every_verb_of_a_flow_has_an_action_and_a_row_of_the_policy(room, name, flow):
    record = name.removesuffix("_FLOW").lower()
    rows = POLICIES.get(f"{room}.{record}", {})

    assert set(flow.moves) <= set(actions_of(room)), "verbs without an action"
    assert set(flow.moves) <= set(rows), "verbs that nobody may do"


@pytest.mark.parametrize("room", ROOMS)
def test_every_action_is_a_file_of_its_name_and_has_a_test_file(room):
    names = {inspect.unwrap(action).__module__.rpartition(".")[2] for action in actions_of(room).values()}

    missing = sorted(name for name in names if not (TESTS / room / "actions" / f"test_{name}.py").exists())

    assert missing == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_door_plate_names_the_verbs_of_the_room(room):
    plate = import_module(f"cungcau.{room}").__doc__ or ""
    named = re.search(r"^Verbs\s+(.*?)→ actions/", plate, re.MULTILINE | re.DOTALL)

    assert named is not None, "the plate has no line 'Verbs … → actions/'"
    assert set(named[1].split()) == set(actions_of(room))


@pytest.mark.parametrize("room", ROOMS)
def test_actions_name_who_acts(room):
    unsigned = [
        verb for verb, action in actions_of(room).items()
        if "by" not in inspect.signature(action).parameters and verb not in UNSIGNED.get(room, ())
    ]  # fmt: skip

    assert unsigned == []


# Done by the house itself, or on behalf of whoever holds the record that the result is put into.
UNSIGNED = {
    "files": ("store_logo",),
    "notices": ("queue_mail", "tell", "deliver"),
    "access": ("ask_reset",),
    "registry": ("set_up",),
    "intake": ("send_link",),
}


def test_every_room_with_records_has_a_policy():
    without = [
        room for room in ROOMS
        if find_spec(f"cungcau.{room}.models") and not any(label.startswith(f"{room}.") for label in POLICIES)
    ]  # fmt: skip

    assert without == []
