"""The verbs of discovery, one a file."""

from cungcau.discovery.actions.estimate_weights import estimate_weights
from cungcau.discovery.actions.keep_proposal import keep_proposal
from cungcau.discovery.actions.refuse_proposal import refuse_proposal
from cungcau.discovery.actions.switch_back_weights import switch_back_weights
from cungcau.discovery.actions.switch_on_weights import switch_on_weights
from cungcau.discovery.actions.undo_verdict import undo_verdict

ACTIONS = {
    "keep": keep_proposal,
    "refuse": refuse_proposal,
    "undo": undo_verdict,
    "estimate": estimate_weights,
    "switch_on": switch_on_weights,
    "switch_back": switch_back_weights,
}

__all__ = [
    "ACTIONS", "estimate_weights", "keep_proposal", "refuse_proposal", "switch_back_weights", "switch_on_weights", "undo_verdict",
]  # fmt: skip
