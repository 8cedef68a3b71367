"""Who may see mails and notices. An inbox is its owner's alone."""

from cungcau.access.who import steward
from cungcau.kit.policy import InState, System, declare
from cungcau.notices.who import DemoReceiver, OwnAddress, Owner
from cungcau.notices.workflow import MailState

declare(
    "notices.outgoing",
    {
        "read": [steward, DemoReceiver()],
        "retry": [steward & InState(MailState.FAILED)],
        "forget": [System()],
        "bounce": [System()],
    },
)
declare("notices.bouncingaddress", {"read": [OwnAddress()], "confirm_address": [OwnAddress()]})
declare("notices.notice", {"read": [Owner()], "mark_read": [Owner()]})
declare("notices.mailserver", {"read": [steward, System()], "set_up": [steward, System()]})
