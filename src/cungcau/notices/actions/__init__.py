"""The verbs of notices, one a file."""

from cungcau.notices.actions.bounce_mail import bounce_mail
from cungcau.notices.actions.confirm_address import confirm_address
from cungcau.notices.actions.deliver_mail import deliver_due_mails, deliver_mail
from cungcau.notices.actions.forget_mails import forget_mails
from cungcau.notices.actions.mark_read import mark_all_read, mark_read
from cungcau.notices.actions.queue_mail import queue_mail
from cungcau.notices.actions.retry_mail import retry_mail
from cungcau.notices.actions.set_up_mail_server import set_up_mail_server
from cungcau.notices.actions.tell import tell

ACTIONS = {
    "queue_mail": queue_mail,
    "tell": tell,
    "deliver": deliver_mail,
    "retry": retry_mail,
    "bounce": bounce_mail,
    "confirm_address": confirm_address,
    "mark_read": mark_read,
    "set_up": set_up_mail_server,
    "forget": forget_mails,
}

__all__ = [
    "ACTIONS",
    "bounce_mail",
    "confirm_address",
    "deliver_due_mails",
    "deliver_mail",
    "forget_mails",
    "mark_all_read",
    "mark_read",
    "queue_mail",
    "retry_mail",
    "set_up_mail_server",
    "tell",
]
