"""The Message-ID of our mails: it names the mail, and a signature shows that it is ours when a report about it comes back."""

from __future__ import annotations

import re

from django.utils.crypto import constant_time_compare, salted_hmac

_MARKED = re.compile(r"<(?P<pid>[a-z0-9]{10})\.(?P<signature>[0-9a-f]{32})@cungcau\.invalid>")


def marked_id(pid: str) -> str:
    return f"<{pid}.{_signature(pid)}@cungcau.invalid>"


def pid_in(message_id: str) -> str:
    """The public id of the mail; "" for an id that we did not give."""
    found = _MARKED.fullmatch(message_id.strip())
    return found["pid"] if found and constant_time_compare(_signature(found["pid"]), found["signature"]) else ""


def _signature(pid: str) -> str:
    return salted_hmac("cungcau.notices.mail", pid, algorithm="sha256").hexdigest()[:32]
