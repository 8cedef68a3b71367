"""The verbs of the brokerage, one a file."""

from cungcau.brokerage.actions.accept_interest import accept_interest
from cungcau.brokerage.actions.add_party import add_party
from cungcau.brokerage.actions.admit_mail import admit_mail
from cungcau.brokerage.actions.agree_owner import agree_owner
from cungcau.brokerage.actions.agree_sender import agree_sender
from cungcau.brokerage.actions.answer_side import answer_side
from cungcau.brokerage.actions.approve_claim import approve_claim
from cungcau.brokerage.actions.ask_guest import ask_guest
from cungcau.brokerage.actions.ask_side import ask_side
from cungcau.brokerage.actions.claim_enquiry import claim_enquiry
from cungcau.brokerage.actions.close_interest import close_interest
from cungcau.brokerage.actions.close_sheet import close_sheet
from cungcau.brokerage.actions.confirm_enquiry import confirm_enquiry
from cungcau.brokerage.actions.correct_entry import correct_entry
from cungcau.brokerage.actions.declare_right import declare_right
from cungcau.brokerage.actions.decline_interest import decline_interest
from cungcau.brokerage.actions.draft_agreement import draft_agreement
from cungcau.brokerage.actions.drop_mail import drop_mail
from cungcau.brokerage.actions.edit_case import edit_case
from cungcau.brokerage.actions.end_case import end_case
from cungcau.brokerage.actions.end_party import end_party
from cungcau.brokerage.actions.erase_enquiry import erase_enquiry
from cungcau.brokerage.actions.fall_silent import fall_silent
from cungcau.brokerage.actions.file_paper import file_paper
from cungcau.brokerage.actions.finish_agreement import finish_agreement
from cungcau.brokerage.actions.forget_enquiry import forget_enquiry
from cungcau.brokerage.actions.forward_interest import forward_interest
from cungcau.brokerage.actions.give_address import give_address
from cungcau.brokerage.actions.go_to_stage import go_to_stage
from cungcau.brokerage.actions.hand_over_case import hand_over_case
from cungcau.brokerage.actions.introduce_sides import introduce_sides
from cungcau.brokerage.actions.judge_entry import judge_entry
from cungcau.brokerage.actions.log_contact import log_contact
from cungcau.brokerage.actions.lose_case import lose_case
from cungcau.brokerage.actions.make_sheet import make_sheet
from cungcau.brokerage.actions.open_case import open_case
from cungcau.brokerage.actions.open_sheet import open_sheet
from cungcau.brokerage.actions.pass_on_message import pass_on_message
from cungcau.brokerage.actions.pause_case import pause_case
from cungcau.brokerage.actions.plan_next import plan_next
from cungcau.brokerage.actions.present_agreement import present_agreement
from cungcau.brokerage.actions.receive_message import receive_message
from cungcau.brokerage.actions.redraft_agreement import redraft_agreement
from cungcau.brokerage.actions.refuse_claim import refuse_claim
from cungcau.brokerage.actions.register_agreement import register_agreement
from cungcau.brokerage.actions.reject_interest import reject_interest
from cungcau.brokerage.actions.remind_broker import remind_broker
from cungcau.brokerage.actions.renew_paper import renew_paper
from cungcau.brokerage.actions.reopen_case import reopen_case
from cungcau.brokerage.actions.reply_enquiry import reply_enquiry
from cungcau.brokerage.actions.reshare_paper import reshare_paper
from cungcau.brokerage.actions.restore_enquiry import restore_enquiry
from cungcau.brokerage.actions.resume_case import resume_case
from cungcau.brokerage.actions.revise_agreement import revise_agreement
from cungcau.brokerage.actions.revoke_address import revoke_address
from cungcau.brokerage.actions.save_wording import save_wording
from cungcau.brokerage.actions.send_enquiry import send_enquiry
from cungcau.brokerage.actions.send_enquiry_again import send_enquiry_again
from cungcau.brokerage.actions.send_enquiry_link import send_enquiry_link
from cungcau.brokerage.actions.send_interest import send_interest
from cungcau.brokerage.actions.send_message import send_message
from cungcau.brokerage.actions.settle_outcome import settle_outcome
from cungcau.brokerage.actions.sign_agreement import sign_agreement
from cungcau.brokerage.actions.spam_enquiry import spam_enquiry
from cungcau.brokerage.actions.take_back_enquiry import take_back_enquiry
from cungcau.brokerage.actions.take_interest import take_interest
from cungcau.brokerage.actions.tell_impact import tell_impact
from cungcau.brokerage.actions.tick_clause import tick_clause
from cungcau.brokerage.actions.tick_line import tick_line
from cungcau.brokerage.actions.tie_enquiry import tie_enquiry
from cungcau.brokerage.actions.turn_away_enquiry import turn_away_enquiry
from cungcau.brokerage.actions.untick_line import untick_line
from cungcau.brokerage.actions.verify_impact import verify_impact
from cungcau.brokerage.actions.void_agreement import void_agreement
from cungcau.brokerage.actions.win_case import win_case
from cungcau.brokerage.actions.withdraw_interest import withdraw_interest
from cungcau.brokerage.actions.withdraw_paper import withdraw_paper
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
    # without an account, and by a printed code
    "enquire": send_enquiry,
    "send_again": send_enquiry_again,
    "confirm": confirm_enquiry,
    "tie": tie_enquiry,
    "ask_guest": ask_guest,
    "reply": reply_enquiry,
    "turn_away": turn_away_enquiry,
    "mark_spam": spam_enquiry,
    "restore": restore_enquiry,
    "take_back": take_back_enquiry,
    "erase": erase_enquiry,
    "forget": forget_enquiry,
    "send_link": send_enquiry_link,
    "claim": claim_enquiry,
    "approve_claim": approve_claim,
    "refuse_claim": refuse_claim,
    "make_sheet": make_sheet,
    "close_sheet": close_sheet,
    "open_sheet": open_sheet,
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
    # documents and agreements
    "file_paper": file_paper,
    "renew_paper": renew_paper,
    "reshare_paper": reshare_paper,
    "withdraw_paper": withdraw_paper,
    "draft_agreement": draft_agreement,
    "revise_agreement": revise_agreement,
    "present_agreement": present_agreement,
    "redraft_agreement": redraft_agreement,
    "sign_agreement": sign_agreement,
    "tick_clause": tick_clause,
    "register_agreement": register_agreement,
    "finish_agreement": finish_agreement,
    "void_agreement": void_agreement,
    "save_wording": save_wording,
    "declare_right": declare_right,
    "judge_entry": judge_entry,
    "message": send_message,
    "receive": receive_message,
    "pass_on": pass_on_message,
    "give_address": give_address,
    "revoke": revoke_address,
    "admit": admit_mail,
    "drop": drop_mail,
    "introduce": introduce_sides,
    "ask": ask_side,
    "answer": answer_side,
    "fall_silent": fall_silent,
    "settle": settle_outcome,
    "win": win_case,
    "tell_impact": tell_impact,
    "verify_impact": verify_impact,
}

__all__ = [
    "ACTIONS",
    "accept_interest",
    "add_party",
    "admit_mail",
    "agree_owner",
    "agree_sender",
    "answer_side",
    "approve_claim",
    "ask_guest",
    "ask_side",
    "claim_enquiry",
    "close_interest",
    "close_sheet",
    "confirm_enquiry",
    "correct_entry",
    "declare_right",
    "decline_interest",
    "draft_agreement",
    "drop_mail",
    "edit_case",
    "end_case",
    "end_party",
    "erase_enquiry",
    "fall_silent",
    "file_paper",
    "finish_agreement",
    "forget_enquiry",
    "forward_interest",
    "give_address",
    "go_to_stage",
    "hand_over_case",
    "introduce_sides",
    "judge_entry",
    "log_contact",
    "lose_case",
    "make_sheet",
    "open_case",
    "open_sheet",
    "pass_on_message",
    "pause_case",
    "plan_next",
    "present_agreement",
    "receive_message",
    "redraft_agreement",
    "refuse_claim",
    "register_agreement",
    "reject_interest",
    "remind_broker",
    "renew_paper",
    "reopen_case",
    "reply_enquiry",
    "reshare_paper",
    "restore_enquiry",
    "resume_case",
    "revise_agreement",
    "revoke_address",
    "save_wording",
    "send_enquiry",
    "send_enquiry_again",
    "send_enquiry_link",
    "send_interest",
    "send_message",
    "settle_outcome",
    "sign_agreement",
    "spam_enquiry",
    "take_back_enquiry",
    "take_interest",
    "tell_impact",
    "tick_clause",
    "tick_line",
    "tie_enquiry",
    "turn_away_enquiry",
    "untick_line",
    "verify_impact",
    "void_agreement",
    "win_case",
    "withdraw_interest",
    "withdraw_paper",
    "write_entry",
]
