"""Later: the mails of reactions, the minute's round, and forgetting."""

from __future__ import annotations

from cungcau.access.models import User
from cungcau.access.queries import invitation_path, reset_path
from cungcau.jobs.queue import every, job
from cungcau.notices.actions.deliver_mail import deliver_due_mails
from cungcau.notices.actions.queue_mail import queue_mail
from cungcau.notices.models import BouncingAddress
from cungcau.trail.models import Entry


@job
def send_invitation(entry_id: int) -> None:
    """A steward has invited somebody."""
    entry = Entry.objects.get(pk=entry_id)
    user = User.objects.filter(pid=entry.subject_key, is_active=True).first()
    if user is not None and user.is_invited:
        _send(user, "invitation", invitation_path(user), entry, inviter=entry.actor_name)


@job
def send_reset_link(entry_id: int) -> None:
    """Somebody has forgotten the password."""
    entry = Entry.objects.get(pk=entry_id)
    user = User.objects.filter(pid=entry.subject_key, is_active=True).first()
    if user is not None and not user.is_invited:
        _send(user, "reset", reset_path(user), entry)


def _send(user: User, kind: str, path: str, entry: Entry, **facts: str) -> None:
    queue_mail(
        kind,
        to=user.email,
        name=user.name,
        language=user.language,
        path=path,
        once=f"entry:{entry.pk}:{kind}",
        is_secret=True,
        **facts,
    )


@every("minute")
@job
def deliver_due() -> None:
    deliver_due_mails()


@every("day")
@job
def forget_nobodys_addresses() -> None:
    """Addresses that bounced and belong to no account any more. How long mails are kept stands in the table of `persons`."""
    BouncingAddress.objects.exclude(email__in=User.objects.values("email")).delete()
