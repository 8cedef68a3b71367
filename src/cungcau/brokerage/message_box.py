"""The mailbox into which answers come: looked into, each mail taken, then moved away (IMAP)."""

from __future__ import annotations

import imaplib
import re
import ssl
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from django.conf import settings

from cungcau.brokerage.message_arrival import take_mail

SECONDS = 30
ROUND = 200  # mails at a time
BEGINNING = 512 * 1024  # bytes that are read of a mail that is too large: the words stand before the files
log = structlog.get_logger("mail")


class Unreachable(Exception):
    """The mailbox cannot be read; the words are the server's or the network's."""


def fetch_mail() -> Counter[str]:
    """Take what is there; how many of each fate. A mail that is taken and not yet moved when we die is known next time."""
    fates: Counter[str] = Counter()
    with mailbox() as box:
        for uid in _uids(box)[:ROUND]:
            raw, is_cut = _content(box, uid)
            if raw:
                fates[str(take_mail(raw, is_cut=is_cut).state)] += 1
                _move_away(box, uid)
    return fates


@contextmanager
def mailbox() -> Iterator[imaplib.IMAP4]:
    """Logged in, with the folder open. Raises Unreachable."""
    try:
        box = _connected()
    except (OSError, UnicodeError, imaplib.IMAP4.error) as error:
        raise Unreachable(_in_words(error)) from error
    try:
        _open(box)
        yield box
    except (OSError, imaplib.IMAP4.error) as error:
        raise Unreachable(_in_words(error)) from error
    finally:
        _leave(box)


def _connected() -> imaplib.IMAP4:
    given: dict[str, Any] = settings.IMAP
    if given["security"] == "tls":
        box: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            given["host"], given["port"], ssl_context=ssl.create_default_context(), timeout=SECONDS
        )
    else:
        box = imaplib.IMAP4(given["host"], given["port"], timeout=SECONDS)
        if given["security"] != "none":
            box.starttls(ssl.create_default_context())
    box.login(given["user"], given["password"])
    # Servers say more of what they can to whom they know.
    box.capabilities = tuple(box.capability()[1][0].decode().upper().split())
    return box


def _open(box: imaplib.IMAP4) -> None:
    answer, words = box.select(_quoted(settings.IMAP["folder"]))
    if answer != "OK":
        raise Unreachable(_in_words(words[0] if words else answer))


def _leave(box: imaplib.IMAP4) -> None:
    try:
        box.logout()
    except (OSError, imaplib.IMAP4.error) as error:
        log.info("mailbox_left_early", error=_in_words(error))


def _uids(box: imaplib.IMAP4) -> list[str]:
    _answer, found = box.uid("SEARCH", "UNDELETED")
    return (found[0] or b"").decode().split()


def _content(box: imaplib.IMAP4, uid: str) -> tuple[bytes, bool]:
    """The mail, or the beginning of a large one; nothing where somebody took it away meanwhile."""
    _answer, told = box.uid("FETCH", uid, "(RFC822.SIZE)")
    size = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(_lines(told)))
    is_large = bool(size and int(size[1]) > settings.IMAP["limit_mb"] * 2**20)
    _answer, found = box.uid("FETCH", uid, f"(BODY.PEEK[]<0.{BEGINNING}>)" if is_large else "(BODY.PEEK[])")
    return next((one[1] for one in found if isinstance(one, tuple)), b""), is_large


def _lines(told: list[Any]) -> Iterator[bytes]:
    for one in told:
        yield from one if isinstance(one, tuple) else (one or b"",)


def _move_away(box: imaplib.IMAP4, uid: str) -> None:
    folder = _quoted(settings.IMAP["processed"])
    if "MOVE" in box.capabilities and box.uid("MOVE", uid, folder)[0] == "OK":
        return
    answer, _words = box.uid("COPY", uid, folder)
    if answer == "NO":  # most often: no such folder yet
        box.create(folder)
        answer, _words = box.uid("COPY", uid, folder)
    if answer != "OK":
        log.warning("mail_not_moved", folder=folder)
        return
    box.uid("STORE", uid, "+FLAGS.SILENT", r"(\Deleted)")
    if "UIDPLUS" in box.capabilities:
        box.uid("EXPUNGE", uid)
    else:
        box.expunge()


def _quoted(folder: str) -> str:
    """A folder's name as IMAP writes it: other letters than ASCII in an UTF-7 of its own (RFC 3501, 5.1.3)."""
    plain = re.sub(r"[^\x20-\x25\x27-\x7e]+", lambda found: "&-" if found[0] == "&" else _utf7(found[0]), folder)
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _utf7(letters: str) -> str:
    packed = b64encode(letters.encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
    return f"&{packed}-"


def _in_words(error: object) -> str:
    if isinstance(error, bytes):
        return error.decode(errors="replace")[:300]
    return f"{type(error).__name__}: {error}"[:300] if isinstance(error, OSError) else str(error)[:300]
