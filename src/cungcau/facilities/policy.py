"""Who may do what with a facility's entry and with a booking.

The entry is the owner's; a moderator or the steward reads it before it is shown, and not one who wrote it. Bookings are between
two organisations: the one that asks and the one that lends. Others see only that a time is taken.
"""

from cungcau.access.who import HasRole, officer
from cungcau.facilities.who import Approver, Author, Requester, Shown, StillToCome
from cungcau.facilities.workflow import LIVING, BookingState, State
from cungcau.kit.policy import InState, System, declare
from cungcau.registry.who import Member

reader = HasRole("moderator", "steward")
own = Member(editing=True)
desk = officer & ~InState(State.DRAFT)
lender = Member(path="owner", editing=True) & Approver()
asker = Member(editing=True) | (Member() & Requester())

declare(
    "facilities.facility",
    {
        "read": [Shown(), Member(), desk],
        "read_history": [Member(), officer],
        "draft": [own, System()],
        "edit": [own],
        "set_hours": [own],
        "close_days": [own],
        "reopen_days": [own],
        "submit": [own],
        "publish": [reader & ~Author()],
        "return": [reader],
        "pause": [own, reader],
        "resume": [own, reader],
        "withdraw": [own, reader],
    },
)
declare(
    "facilities.booking",
    {
        "read": [Member(), Member(path="owner"), reader],
        "request": [Member()],
        "approve": [lender],
        "propose": [lender],
        "decline": [lender],
        "accept": [asker],
        "turn_down": [asker],
        # Each side has one word of no at a time: who is asked declines or turns down, who asks takes it back.
        "cancel": [
            asker & StillToCome() & ~InState(BookingState.PROPOSED),
            lender & StillToCome() & ~InState(BookingState.REQUESTED),
        ],
        "attach": [asker & StillToCome() & InState(*LIVING)],
        "remind": [System()],
    },
)
