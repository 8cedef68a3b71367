"""What can be done with a change of a published listing."""

from __future__ import annotations

from cungcau.kit.verbs import verb_view
from cungcau.listings.actions import ACTIONS
from cungcau.listings.forms import ReturnForm
from cungcau.listings.models import Change
from cungcau.listings.workflow import CHANGE_FLOW

VERB_FORMS = {"return_change": ReturnForm}
VERBS = ("accept_change", "return_change", "take_back_change")

act = verb_view(Change, CHANGE_FLOW, {verb: ACTIONS[verb] for verb in VERBS}, VERB_FORMS)
