"""What can be done with a listing; `ls` of this folder is the list."""

from cungcau.listings.actions.confirm_listing import confirm_listing
from cungcau.listings.actions.draft_listing import draft_listing
from cungcau.listings.actions.drop_typed import drop_typed
from cungcau.listings.actions.edit_listing import edit_listing
from cungcau.listings.actions.expire_listing import expire_listing
from cungcau.listings.actions.keep_open import keep_open
from cungcau.listings.actions.keep_typed import keep_typed
from cungcau.listings.actions.pause_listing import pause_listing
from cungcau.listings.actions.publish_listing import publish_listing
from cungcau.listings.actions.resume_listing import resume_listing
from cungcau.listings.actions.return_listing import return_listing
from cungcau.listings.actions.revise_listing import revise_listing
from cungcau.listings.actions.submit_listing import submit_listing
from cungcau.listings.actions.withdraw_listing import withdraw_listing

ACTIONS = {
    "draft": draft_listing,
    "edit": edit_listing,
    "submit": submit_listing,
    "publish": publish_listing,
    "return": return_listing,
    "confirm": confirm_listing,
    "pause": pause_listing,
    "resume": resume_listing,
    "revise": revise_listing,
    "expire": expire_listing,
    "withdraw": withdraw_listing,
    "keep_open": keep_open,
    "keep_typed": keep_typed,
    "drop_typed": drop_typed,
}

__all__ = [
    "ACTIONS",
    "confirm_listing",
    "draft_listing",
    "drop_typed",
    "edit_listing",
    "expire_listing",
    "keep_open",
    "keep_typed",
    "pause_listing",
    "publish_listing",
    "resume_listing",
    "return_listing",
    "revise_listing",
    "submit_listing",
    "withdraw_listing",
]
