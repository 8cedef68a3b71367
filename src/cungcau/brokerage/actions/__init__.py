"""The verbs of the brokerage, one a file."""

from cungcau.brokerage.actions.accept_interest import accept_interest
from cungcau.brokerage.actions.add_party import add_party
from cungcau.brokerage.actions.agree_owner import agree_owner
from cungcau.brokerage.actions.agree_sender import agree_sender
from cungcau.brokerage.actions.close_interest import close_interest
from cungcau.brokerage.actions.correct_entry import correct_entry
from cungcau.brokerage.actions.decline_interest import decline_interest
from cungcau.brokerage.actions.edit_case import edit_case
from cungcau.brokerage.actions.end_case import end_case
from cungcau.brokerage.actions.end_party import end_party
from cungcau.brokerage.actions.forward_interest import forward_interest
from cungcau.brokerage.actions.go_to_stage import go_to_stage
from cungcau.brokerage.actions.hand_over_case import hand_over_case
from cungcau.brokerage.actions.log_contact import log_contact
from cungcau.brokerage.actions.lose_case import lose_case
from cungcau.brokerage.actions.open_case import open_case
from cungcau.brokerage.actions.pause_case import pause_case
from cungcau.brokerage.actions.plan_next import plan_next
from cungcau.brokerage.actions.reject_interest import reject_interest
from cungcau.brokerage.actions.remind_broker import remind_broker
from cungcau.brokerage.actions.reopen_case import reopen_case
from cungcau.brokerage.actions.resume_case import resume_case
from cungcau.brokerage.actions.send_interest import send_interest
from cungcau.brokerage.actions.take_interest import take_interest
from cungcau.brokerage.actions.tick_line import tick_line
from cungcau.brokerage.actions.untick_line import untick_line
from cungcau.brokerage.actions.withdraw_interest import withdraw_interest
from cungcau.brokerage.actions.write_entry import write_entry

ACTIONS = {
    "send": send_interest,
    "take": take_interest,
    "forward": forward_interest,
    "reject": reject_interest,
    "accept": accept_interest,
    "decline": decline_interest,
    "agree_sender": agree_sender,
    "agree_owner": agree_owner,
    "withdraw": withdraw_interest,
    "close": close_interest,
    "remind": remind_broker,
    "open": open_case,
    "edit": edit_case,
    "go_to": go_to_stage,
    "tick": tick_line,
    "untick": untick_line,
    "log": log_contact,
    "correct": correct_entry,
    "write": write_entry,
    "plan_next": plan_next,
    "add_party": add_party,
    "end_party": end_party,
    "pause": pause_case,
    "resume": resume_case,
    "hand_over": hand_over_case,
    "lose": lose_case,
    "end": end_case,
    "reopen": reopen_case,
}

__all__ = [
    "ACTIONS",
    "accept_interest",
    "add_party",
    "agree_owner",
    "agree_sender",
    "close_interest",
    "correct_entry",
    "decline_interest",
    "edit_case",
    "end_case",
    "end_party",
    "forward_interest",
    "go_to_stage",
    "hand_over_case",
    "log_contact",
    "lose_case",
    "open_case",
    "pause_case",
    "plan_next",
    "reject_interest",
    "remind_broker",
    "reopen_case",
    "resume_case",
    "send_interest",
    "take_interest",
    "tick_line",
    "untick_line",
    "withdraw_interest",
    "write_entry",
]
