"""What can be done with a facility and with a booking; `ls` of this folder is the list."""

from cungcau.facilities.actions.accept_time import accept_time
from cungcau.facilities.actions.approve_booking import approve_booking
from cungcau.facilities.actions.cancel_booking import cancel_booking
from cungcau.facilities.actions.close_days import close_days
from cungcau.facilities.actions.decline_booking import decline_booking
from cungcau.facilities.actions.draft_facility import draft_facility
from cungcau.facilities.actions.edit_facility import edit_facility
from cungcau.facilities.actions.pause_facility import pause_facility
from cungcau.facilities.actions.propose_time import propose_time
from cungcau.facilities.actions.publish_facility import publish_facility
from cungcau.facilities.actions.remind_booking import remind_booking
from cungcau.facilities.actions.reopen_days import reopen_days
from cungcau.facilities.actions.request_booking import request_booking
from cungcau.facilities.actions.resume_facility import resume_facility
from cungcau.facilities.actions.return_facility import return_facility
from cungcau.facilities.actions.set_hours import set_hours
from cungcau.facilities.actions.submit_facility import submit_facility
from cungcau.facilities.actions.turn_down_time import turn_down_time
from cungcau.facilities.actions.withdraw_facility import withdraw_facility

FACILITY_ACTIONS = {
    "draft": draft_facility,
    "edit": edit_facility,
    "submit": submit_facility,
    "publish": publish_facility,
    "return": return_facility,
    "pause": pause_facility,
    "resume": resume_facility,
    "withdraw": withdraw_facility,
    "set_hours": set_hours,
    "close_days": close_days,
    "reopen_days": reopen_days,
}
BOOKING_ACTIONS = {
    "request": request_booking,
    "approve": approve_booking,
    "propose": propose_time,
    "decline": decline_booking,
    "accept": accept_time,
    "turn_down": turn_down_time,
    "cancel": cancel_booking,
    "remind": remind_booking,
}
ACTIONS = {**FACILITY_ACTIONS, **BOOKING_ACTIONS}

__all__ = [
    "ACTIONS",
    "BOOKING_ACTIONS",
    "FACILITY_ACTIONS",
    "accept_time",
    "approve_booking",
    "cancel_booking",
    "close_days",
    "decline_booking",
    "draft_facility",
    "edit_facility",
    "pause_facility",
    "propose_time",
    "publish_facility",
    "remind_booking",
    "reopen_days",
    "request_booking",
    "resume_facility",
    "return_facility",
    "set_hours",
    "submit_facility",
    "turn_down_time",
    "withdraw_facility",
]
