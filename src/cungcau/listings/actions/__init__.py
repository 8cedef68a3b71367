"""What can be done with a listing; `ls` of this folder is the list."""

from cungcau.listings.actions.accept_change import accept_change
from cungcau.listings.actions.amend_listing import amend_listing
from cungcau.listings.actions.answer_question import answer_question
from cungcau.listings.actions.answer_reading import answer_reading
from cungcau.listings.actions.ask_about_listings import ask_about_listings
from cungcau.listings.actions.ask_reading import ask_reading
from cungcau.listings.actions.call_off_reading import call_off_reading
from cungcau.listings.actions.confirm_listing import confirm_listing
from cungcau.listings.actions.decline_reading import decline_reading
from cungcau.listings.actions.draft_listing import draft_listing
from cungcau.listings.actions.draft_listings import Draft, draft_listings
from cungcau.listings.actions.drop_typed import drop_typed
from cungcau.listings.actions.edit_listing import edit_listing
from cungcau.listings.actions.expire_listing import expire_listing
from cungcau.listings.actions.flag_listing import flag_listing
from cungcau.listings.actions.give_listing import give_listing
from cungcau.listings.actions.keep_open import keep_open
from cungcau.listings.actions.keep_typed import keep_typed
from cungcau.listings.actions.let_go_listing import let_go_listing
from cungcau.listings.actions.mend_listing import mend_listing
from cungcau.listings.actions.pause_listing import pause_listing
from cungcau.listings.actions.propose_change import propose_change
from cungcau.listings.actions.publish_listing import publish_listing
from cungcau.listings.actions.renew_listing import renew_listing
from cungcau.listings.actions.resume_listing import resume_listing
from cungcau.listings.actions.return_change import return_change
from cungcau.listings.actions.return_listing import return_listing
from cungcau.listings.actions.revise_listing import revise_listing
from cungcau.listings.actions.set_visibility import set_visibility
from cungcau.listings.actions.submit_listing import submit_listing
from cungcau.listings.actions.take_back_change import take_back_change
from cungcau.listings.actions.take_listing import take_listing
from cungcau.listings.actions.tick_listing import tick_listing
from cungcau.listings.actions.withdraw_listing import withdraw_listing

ACTIONS = {
    "draft": draft_listing,
    "edit": edit_listing,
    "set_visibility": set_visibility,
    "submit": submit_listing,
    "publish": publish_listing,
    "return": return_listing,
    "confirm": confirm_listing,
    "renew": renew_listing,
    "flag": flag_listing,
    "pause": pause_listing,
    "resume": resume_listing,
    "revise": revise_listing,
    "expire": expire_listing,
    "withdraw": withdraw_listing,
    "keep_open": keep_open,
    "keep_typed": keep_typed,
    "drop_typed": drop_typed,
    "take": take_listing,
    "give": give_listing,
    "let_go": let_go_listing,
    "tick": tick_listing,
    "mend": mend_listing,
    "amend": amend_listing,
    "propose_change": propose_change,
    "accept_change": accept_change,
    "return_change": return_change,
    "take_back_change": take_back_change,
    "ask_reading": ask_reading,
    "answer_reading": answer_reading,
    "decline_reading": decline_reading,
    "call_off_reading": call_off_reading,
    "ask": ask_about_listings,
    "answer": answer_question,
}

__all__ = [
    "ACTIONS",
    "Draft",
    "accept_change",
    "amend_listing",
    "answer_question",
    "answer_reading",
    "ask_about_listings",
    "ask_reading",
    "call_off_reading",
    "confirm_listing",
    "decline_reading",
    "draft_listing",
    "draft_listings",
    "drop_typed",
    "edit_listing",
    "expire_listing",
    "flag_listing",
    "give_listing",
    "keep_open",
    "keep_typed",
    "let_go_listing",
    "mend_listing",
    "pause_listing",
    "propose_change",
    "publish_listing",
    "renew_listing",
    "resume_listing",
    "return_change",
    "return_listing",
    "revise_listing",
    "set_visibility",
    "submit_listing",
    "take_back_change",
    "take_listing",
    "tick_listing",
    "withdraw_listing",
]
