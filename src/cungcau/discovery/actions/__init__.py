"""The verbs of discovery, one a file."""

from cungcau.discovery.actions.keep_proposal import keep_proposal
from cungcau.discovery.actions.refuse_proposal import refuse_proposal
from cungcau.discovery.actions.undo_verdict import undo_verdict

ACTIONS = {"keep": keep_proposal, "refuse": refuse_proposal, "undo": undo_verdict}

__all__ = ["ACTIONS", "keep_proposal", "refuse_proposal", "undo_verdict"]
