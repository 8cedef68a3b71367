"""Who may do what with an interest, and see what of it.

The sender's people see their own from the first moment, the owner's people from the moment when it is passed on. What one side
learns of the other is a verb each: `read_sender` and `read_owner` are who they are, `read_*_contact` whom to call, which opens
when both have agreed. The brokers see all; they answer and agree for a side that told them so by phone.
Supervisors see a line (`read_line`: state and dates, nobody's name) in the lists behind the figures.
The table of cases is `case_policy.py`.
"""

from cungcau.access.who import HasRole, broker
from cungcau.brokerage.guest_who import ByLink
from cungcau.brokerage.who import Dated, Owner, Sender
from cungcau.kit.policy import System, Where, declare
from cungcau.listings.who import OfListing

passed_on, revealed = Dated("forwarded_at"), Dated("revealed_at")
owner = Owner() & passed_on
answering = Owner(editing=True) & passed_on
sending = Sender(editing=True)
# Sent without an account: who holds the signed link is its sender, until somebody with an account has taken it over.
by_link = ByLink()

declare(
    "brokerage.interest",
    {
        "read": [broker, Sender(), owner, by_link],
        "read_sender": [broker, Sender(), by_link, owner & (Where("named", True) | revealed)],
        "read_owner": [broker, owner, (Sender() | by_link) & (OfListing("read_identity") | revealed)],
        "read_sender_contact": [broker, Sender(), by_link, owner & revealed],
        "read_owner_contact": [broker, owner, (Sender() | by_link) & revealed],
        "read_answer": [broker, owner, (Sender() | by_link) & Where("answer_is_told", True)],
        "read_desk": [broker],
        "read_line": [broker, HasRole("director", "steward")],
        "send": [sending, broker],
        "take": [broker],
        "forward": [broker],
        "reject": [broker],
        "accept": [answering, broker],
        "decline": [answering, broker],
        "agree_sender": [(sending | broker | by_link) & ~Dated("sender_agreed_at")],
        "agree_owner": [(answering | broker) & ~Dated("owner_agreed_at")],
        "withdraw": [sending, by_link, System()],
        "close": [broker],
        "remind": [System()],
    },
)
