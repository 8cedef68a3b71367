"""Who may do what with an interest that was sent without an account, and with a printed sheet of codes.

The brokers see it once its address is confirmed (or once it lies in the spam bin); what they may do with the interest that it
becomes stands in `policy`. Sheets are made by brokers and organisers; the other officers read how they did.
"""

from cungcau.access.who import HasRole, broker, steward
from cungcau.brokerage.guest_who import ByGuest, SameMail
from cungcau.brokerage.guest_workflow import ClaimState, EnquiryState
from cungcau.brokerage.who import Dated
from cungcau.kit.policy import Anyone, InState, System, Where, declare

guest, living = ByGuest(), ~InState(EnquiryState.ERASED)
unclaimed = Where("claim_state", ClaimState.NONE)
claimed = Where("claim_state", ClaimState.ASKED)
sheet_makers = HasRole("broker", "organiser")
sheet_readers = HasRole("broker", "organiser", "moderator", "steward", "director")

declare(
    "brokerage.enquiry",
    {
        "read": [broker & living & ~InState(EnquiryState.SENT), guest & living],
        "enquire": [Anyone()],
        "send_again": [guest & InState(EnquiryState.SENT)],
        "confirm": [guest],
        "tie": [broker, SameMail()],
        "ask_guest": [broker],
        "reply": [guest],
        "turn_away": [broker],
        "mark_spam": [broker & ~InState(EnquiryState.SENT), System()],
        "restore": [broker & Dated("verified_at")],
        "take_back": [guest],
        "claim": [SameMail() & unclaimed & InState(EnquiryState.VERIFIED, EnquiryState.TIED)],
        "approve_claim": [broker & claimed],
        "refuse_claim": [broker & claimed],
        "erase": [guest & living, SameMail() & living, steward, System()],
        "forget": [System()],
        "send_link": [System()],
    },
)
declare(
    "brokerage.sheet",
    {
        "read": [sheet_readers],
        "make_sheet": [sheet_makers],
        "close_sheet": [sheet_makers],
        "open_sheet": [sheet_makers],
    },
)
