"""Is a mail from a person, and is it from whom it says it is?"""

from __future__ import annotations

import re

from django.conf import settings

from cungcau.brokerage.message_parsing import Letter
from cungcau.notices.marks import pid_in

_COMMENT = re.compile(r"\([^()]*\)")
_PROPERTY = re.compile(r"\b(?:header\.d|header\.i|header\.from|smtp\.mailfrom)\s*=\s*\"?(?:[^\s;@\"]*@)?([\w.-]+)", re.IGNORECASE)


def why_automatic(letter: Letter) -> str:
    """A code where a machine has answered, or our own mail has come round; "" for a person's."""
    if pid_in(letter.message_id):
        return "own"
    marks = (
        letter.line("Auto-Submitted").lower().partition(";")[0].strip() not in {"", "no"},
        letter.line("Precedence").lower() in {"bulk", "list", "junk", "auto_reply"},
        bool(letter.line("X-Auto-Response-Suppress")) or bool(letter.line("X-Autoreply")) or bool(letter.line("X-Autorespond")),
        "Return-Path" in letter.head and letter.line("Return-Path") in {"", "<>"},
    )
    return "automatic" if any(marks) else ""


def is_proven(letter: Letter) -> bool:
    """Did our mail server find the sender's domain to be true? Where no server is named, it is not asked.

    Only the topmost line with its name counts: it stands above whatever the mail brought along.
    """
    trusted = settings.IMAP["authserv"].lower()
    if not trusted:
        return True
    domain = letter.sender_email.rpartition("@")[2]
    for line in letter.head.get_all("Authentication-Results", []):
        server, _semicolon, found = _COMMENT.sub("", str(line)).partition(";")
        if server.split()[:1] and server.split()[0].lower() == trusted:
            return any(_passes(one, domain) for one in found.split(";"))
    return False


def _passes(result: str, domain: str) -> bool:
    """One method's word; a pass for another domain than the sender's proves nothing about her."""
    method, _equals, verdict = result.strip().partition("=")
    if method.strip().lower() not in settings.IMAP["methods"] or not verdict.strip().lower().startswith("pass"):
        return False
    if re.match(r"pass\w", verdict.strip(), re.IGNORECASE):
        return False
    return any(_belongs(domain, one.lower().strip(".")) for one in _PROPERTY.findall(result))


def _belongs(domain: str, proven: str) -> bool:
    """The same domain, or one below a proven one that is more than an ending."""
    return domain == proven or (proven.count(".") >= 1 and domain.endswith(f".{proven}"))
