from __future__ import annotations

from typing import Any

from cungcau.jobs.queue import enqueue
from cungcau.kit.ids import new_pid
from cungcau.notices.actions.deliver_mail import deliver_one
from cungcau.notices.letters import absolute, body_of, html_of, subject_of
from cungcau.notices.marks import marked_id
from cungcau.notices.models import Outgoing


def queue_mail(
    kind: str,
    *,
    to: str,
    name: str = "",
    language: str = "vi",
    path: str = "",
    once: str = "",
    is_secret: bool = False,
    headers: dict[str, str] | None = None,
    **facts: Any,
) -> Outgoing:
    """Put a mail into the outbox, in the caller's transaction; it leaves once that is committed.

    `kind` names the templates, `path` the page its link leads to. `once` names the reason: a second mail for
    the same reason is not made, the first is returned. `is_secret`: the link opens an account. A kind that has a
    `.body.html` beside its text is sent in both. `headers` are further lines of the mail's head.
    """
    reason = once or f"{kind}:{new_pid()}"
    known = Outgoing.objects.filter(once=reason).first()
    if known is not None:
        return known
    words = {**facts, "name": name, "link": absolute(path) if path else ""}
    pid = new_pid()
    row = {
        "pid": pid,
        "message_id": marked_id(pid),
        "kind": kind,
        "to": to,
        "language": language,
        "is_secret": is_secret,
        "subject": subject_of(kind, words, language),
        "text": body_of(kind, words, language),
        "html": html_of(kind, words, language),
        "headers": headers or {},
    }
    mail, is_new = Outgoing.objects.get_or_create(once=reason, defaults=row)
    if is_new:
        enqueue(deliver_one, mail.pk)  # sooner than the minute's round
    return mail
