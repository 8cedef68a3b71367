"""Who may do what with a submission. The desk sees it once its address is confirmed (or once it lies in the spam bin).

Who takes one up writes a listing for a firm, so it is the same people as in listings: brokers and moderators. The steward keeps
the block list and the sites, and approves claims.
"""

from cungcau.access.who import HasRole, broker, steward
from cungcau.intake.who import BySender, Claimant, SameAddress, Verified
from cungcau.intake.workflow import State
from cungcau.kit.policy import Anyone, InState, System, declare

clerk = HasRole("broker", "moderator")
desk = HasRole("broker", "moderator", "steward")
on_desk = desk & ~InState(State.SENT)
sender = BySender()
living = ~InState(State.ERASED)

declare(
    "intake.submission",
    {
        "read": [on_desk, sender & living],
        "send": [Anyone()],
        "send_again": [sender & InState(State.SENT), System()],
        "verify": [sender],
        "ask": [clerk],
        "answer": [sender],
        "correct": [sender],
        "change_mail": [sender & living],
        "send_link": [System()],
        "take": [clerk],
        "merge": [clerk],
        "decline": [clerk],
        "mark_spam": [clerk & ~InState(State.SENT), System()],
        "restore": [desk & Verified()],
        "release": [desk & ~Verified()],
        "withdraw": [sender],
        "erase": [sender & living, SameAddress() & living, steward, System()],
        "forget": [System()],
        "claim": [SameAddress() & InState(State.VERIFIED, State.ASKED, State.TAKEN, State.MERGED)],
    },
)
declare(
    "intake.claim",
    {"read": [Claimant(), desk], "approve_claim": [steward, broker], "refuse_claim": [steward, broker]},
)
declare("intake.block", {"read": [steward], "block": [steward], "unblock": [steward]})
declare("intake.site", {"read": [steward], "allow_site": [steward], "forbid_site": [steward]})
