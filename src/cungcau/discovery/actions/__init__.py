"""The verbs of discovery, one a file."""

from cungcau.discovery.actions.estimate_weights import estimate_weights
from cungcau.discovery.actions.forget_search import forget_search
from cungcau.discovery.actions.keep_proposal import keep_proposal
from cungcau.discovery.actions.refuse_proposal import refuse_proposal
from cungcau.discovery.actions.rename_search import rename_search
from cungcau.discovery.actions.save_search import save_search
from cungcau.discovery.actions.see_search import see_search
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
    "save_search": save_search,
    "rename_search": rename_search,
    "see_search": see_search,
    "forget_search": forget_search,
}

__all__ = [
    "ACTIONS", "estimate_weights", "forget_search", "keep_proposal", "refuse_proposal", "rename_search", "save_search",
    "see_search", "switch_back_weights", "switch_on_weights", "undo_verdict",
]  # fmt: skip
