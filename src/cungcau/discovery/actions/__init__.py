"""The verbs of discovery, one a file."""

from cungcau.discovery.actions.choose_alerts import choose_alerts
from cungcau.discovery.actions.estimate_weights import estimate_weights
from cungcau.discovery.actions.forget_search import forget_search
from cungcau.discovery.actions.keep_proposal import keep_proposal
from cungcau.discovery.actions.make_digest import make_digest
from cungcau.discovery.actions.refuse_proposal import refuse_proposal
from cungcau.discovery.actions.rename_search import rename_search
from cungcau.discovery.actions.resume_mails import resume_mails
from cungcau.discovery.actions.save_search import save_search
from cungcau.discovery.actions.see_search import see_search
from cungcau.discovery.actions.set_rhythm import set_rhythm
from cungcau.discovery.actions.stop_mails import stop_mails
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
    "set_rhythm": set_rhythm,
    "choose_alerts": choose_alerts,
    "make_digest": make_digest,
    "stop_mails": stop_mails,
    "resume_mails": resume_mails,
}

__all__ = [
    "ACTIONS", "choose_alerts", "estimate_weights", "forget_search", "keep_proposal", "make_digest", "refuse_proposal",
    "rename_search", "resume_mails", "save_search", "see_search", "set_rhythm", "stop_mails", "switch_back_weights",
    "switch_on_weights", "undo_verdict",
]  # fmt: skip
