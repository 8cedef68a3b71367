"""What can be done with a listing; `ls` of this folder is the list."""

from cungcau.listings.actions.confirm_listing import confirm_listing
from cungcau.listings.actions.draft_listing import draft_listing
from cungcau.listings.actions.edit_listing import edit_listing
from cungcau.listings.actions.expire_listing import expire_listing
from cungcau.listings.actions.pause_listing import pause_listing
from cungcau.listings.actions.publish_listing import publish_listing
from cungcau.listings.actions.resume_listing import resume_listing
from cungcau.listings.actions.return_listing import return_listing
from cungcau.listings.actions.revise_listing import revise_listing
from cungcau.listings.actions.set_visibility import set_visibility
from cungcau.listings.actions.submit_listing import submit_listing
from cungcau.listings.actions.withdraw_listing import withdraw_listing

ACTIONS = {
    "draft": draft_listing,
    "edit": edit_listing,
    "set_visibility": set_visibility,
    "submit": submit_listing,
    "publish": publish_listing,
    "return": return_listing,
    "confirm": confirm_listing,
    "pause": pause_listing,
    "resume": resume_listing,
    "revise": revise_listing,
    "expire": expire_listing,
    "withdraw": withdraw_listing,
}

__all__ = [
    "ACTIONS",
    "confirm_listing",
    "draft_listing",
    "edit_listing",
    "expire_listing",
    "pause_listing",
    "publish_listing",
    "resume_listing",
    "return_listing",
    "revise_listing",
    "set_visibility",
    "submit_listing",
    "withdraw_listing",
]
