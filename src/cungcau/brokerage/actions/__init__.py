"""The verbs of the brokerage, one a file."""

from cungcau.brokerage.actions.accept_interest import accept_interest
from cungcau.brokerage.actions.agree_owner import agree_owner
from cungcau.brokerage.actions.agree_sender import agree_sender
from cungcau.brokerage.actions.close_interest import close_interest
from cungcau.brokerage.actions.decline_interest import decline_interest
from cungcau.brokerage.actions.forward_interest import forward_interest
from cungcau.brokerage.actions.reject_interest import reject_interest
from cungcau.brokerage.actions.remind_broker import remind_broker
from cungcau.brokerage.actions.send_interest import send_interest
from cungcau.brokerage.actions.take_interest import take_interest
from cungcau.brokerage.actions.withdraw_interest import withdraw_interest

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
}

__all__ = [
    "ACTIONS",
    "accept_interest",
    "agree_owner",
    "agree_sender",
    "close_interest",
    "decline_interest",
    "forward_interest",
    "reject_interest",
    "remind_broker",
    "send_interest",
    "take_interest",
    "withdraw_interest",
]
