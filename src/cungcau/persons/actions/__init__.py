"""The verbs of persons, one a file."""

from cungcau.persons.actions.approve_erasure import approve_erasure
from cungcau.persons.actions.ask_erasure import ask_erasure
from cungcau.persons.actions.ask_export import ask_export
from cungcau.persons.actions.carry_out_erasure import carry_out_erasure
from cungcau.persons.actions.drop_export import drop_export
from cungcau.persons.actions.fetch_export import fetch_export
from cungcau.persons.actions.make_export import make_export
from cungcau.persons.actions.refuse_erasure import refuse_erasure
from cungcau.persons.actions.take_back_erasure import take_back_erasure

ERASURE_ACTIONS = {
    "ask_erasure": ask_erasure,
    "approve": approve_erasure,
    "refuse": refuse_erasure,
    "take_back": take_back_erasure,
    "carry_out": carry_out_erasure,
}
ACTIONS = {"ask": ask_export, "make": make_export, "fetch": fetch_export, "drop": drop_export, **ERASURE_ACTIONS}

__all__ = [
    "ACTIONS",
    "ERASURE_ACTIONS",
    "approve_erasure",
    "ask_erasure",
    "ask_export",
    "carry_out_erasure",
    "drop_export",
    "fetch_export",
    "make_export",
    "refuse_erasure",
    "take_back_erasure",
]
