"""What can be done with a submission; `ls` of this folder is the list."""

from cungcau.intake.actions.allow_site import allow_site
from cungcau.intake.actions.answer_officer import answer_officer
from cungcau.intake.actions.approve_claim import approve_claim
from cungcau.intake.actions.ask_sender import ask_sender
from cungcau.intake.actions.block_sender import block_sender
from cungcau.intake.actions.change_mail import change_mail
from cungcau.intake.actions.claim_submission import claim_submission
from cungcau.intake.actions.correct_contact import correct_contact
from cungcau.intake.actions.decline_submission import decline_submission
from cungcau.intake.actions.erase_submission import erase_submission
from cungcau.intake.actions.forbid_site import forbid_site
from cungcau.intake.actions.forget_submission import forget_submission
from cungcau.intake.actions.mark_spam import mark_spam
from cungcau.intake.actions.merge_submission import merge_submission
from cungcau.intake.actions.refuse_claim import refuse_claim
from cungcau.intake.actions.release_submission import release_submission
from cungcau.intake.actions.restore_submission import restore_submission
from cungcau.intake.actions.send_again import send_again
from cungcau.intake.actions.send_link import send_link
from cungcau.intake.actions.send_submission import send_submission
from cungcau.intake.actions.take_submission import take_submission
from cungcau.intake.actions.unblock_sender import unblock_sender
from cungcau.intake.actions.verify_submission import verify_submission
from cungcau.intake.actions.withdraw_submission import withdraw_submission

ACTIONS = {
    "send": send_submission,
    "send_again": send_again,
    "verify": verify_submission,
    "ask": ask_sender,
    "answer": answer_officer,
    "correct": correct_contact,
    "change_mail": change_mail,
    "send_link": send_link,
    "withdraw": withdraw_submission,
    "take": take_submission,
    "merge": merge_submission,
    "decline": decline_submission,
    "mark_spam": mark_spam,
    "restore": restore_submission,
    "release": release_submission,
    "erase": erase_submission,
    "forget": forget_submission,
    "claim": claim_submission,
    "approve_claim": approve_claim,
    "refuse_claim": refuse_claim,
    "block": block_sender,
    "unblock": unblock_sender,
    "allow_site": allow_site,
    "forbid_site": forbid_site,
}

__all__ = [
    "ACTIONS",
    "allow_site",
    "answer_officer",
    "approve_claim",
    "ask_sender",
    "block_sender",
    "change_mail",
    "claim_submission",
    "correct_contact",
    "decline_submission",
    "erase_submission",
    "forbid_site",
    "forget_submission",
    "mark_spam",
    "merge_submission",
    "refuse_claim",
    "release_submission",
    "restore_submission",
    "send_again",
    "send_link",
    "send_submission",
    "take_submission",
    "unblock_sender",
    "verify_submission",
    "withdraw_submission",
]
