"""What can be done with a request for advice, an assignment and a plan; `ls` of this folder is the list."""

from cungcau.advisory.actions.abandon_plan import abandon_plan
from cungcau.advisory.actions.accept_assignment import accept_assignment
from cungcau.advisory.actions.add_step import add_step
from cungcau.advisory.actions.agree_plan import agree_plan
from cungcau.advisory.actions.answer_advice import answer_advice
from cungcau.advisory.actions.ask_advice import ask_advice
from cungcau.advisory.actions.ask_back import ask_back
from cungcau.advisory.actions.assign_advice import assign_advice
from cungcau.advisory.actions.begin_plan import begin_plan
from cungcau.advisory.actions.call_off_assignment import call_off_assignment
from cungcau.advisory.actions.close_plan import close_plan
from cungcau.advisory.actions.decline_advice import decline_advice
from cungcau.advisory.actions.deliver_output import deliver_output
from cungcau.advisory.actions.draft_plan import draft_plan
from cungcau.advisory.actions.drop_step import drop_step
from cungcau.advisory.actions.edit_plan import edit_plan
from cungcau.advisory.actions.edit_step import edit_step
from cungcau.advisory.actions.entrust_expert import entrust_expert
from cungcau.advisory.actions.judge_assignment import judge_assignment
from cungcau.advisory.actions.note_advice import note_advice
from cungcau.advisory.actions.overrule_conflict import overrule_conflict
from cungcau.advisory.actions.rate_advice import rate_advice
from cungcau.advisory.actions.refuse_assignment import refuse_assignment
from cungcau.advisory.actions.share_plan import share_plan
from cungcau.advisory.actions.take_advice import take_advice
from cungcau.advisory.actions.withdraw_advice import withdraw_advice

ADVICE_ACTIONS = {
    "ask": ask_advice,
    "take": take_advice,
    "assign": assign_advice,
    "answer": answer_advice,
    "ask_back": ask_back,
    "rate": rate_advice,
    "decline": decline_advice,
    "withdraw": withdraw_advice,
    "note": note_advice,
}
ASSIGNMENT_ACTIONS = {
    "entrust": entrust_expert,
    "overrule": overrule_conflict,
    "accept": accept_assignment,
    "refuse": refuse_assignment,
    "deliver": deliver_output,
    "judge": judge_assignment,
    "call_off": call_off_assignment,
}
PLAN_ACTIONS = {
    "draft": draft_plan,
    "edit": edit_plan,
    "share": share_plan,
    "agree": agree_plan,
    "begin": begin_plan,
    "close": close_plan,
    "abandon": abandon_plan,
    "add_step": add_step,
    "edit_step": edit_step,
    "drop_step": drop_step,
}
ACTIONS = {**ADVICE_ACTIONS, **ASSIGNMENT_ACTIONS, **PLAN_ACTIONS}

__all__ = [
    "ACTIONS",
    "ADVICE_ACTIONS",
    "ASSIGNMENT_ACTIONS",
    "PLAN_ACTIONS",
    "abandon_plan",
    "accept_assignment",
    "add_step",
    "agree_plan",
    "answer_advice",
    "ask_advice",
    "ask_back",
    "assign_advice",
    "begin_plan",
    "call_off_assignment",
    "close_plan",
    "decline_advice",
    "deliver_output",
    "draft_plan",
    "drop_step",
    "edit_plan",
    "edit_step",
    "entrust_expert",
    "judge_assignment",
    "note_advice",
    "overrule_conflict",
    "rate_advice",
    "refuse_assignment",
    "share_plan",
    "take_advice",
    "withdraw_advice",
]
