"""A mail as it came -> who wrote it, to which addresses, its words and its files."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any

from cungcau.access.models import normal_email
from cungcau.brokerage.message_text import text_of_page, unflowed, without_quote
from cungcau.engines.common.text import visible

MOST_WORDS = 20_000
MOST_NESTED = 12
SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
RECEIVERS = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
_ID = re.compile(r"<[!-;=?-~]{1,248}>")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
Part = tuple[str, str, bytes]  # sort (text, file, left), words or name, content or code


class Unreadable(Exception):
    """What came is no mail that can be read."""


@dataclass(frozen=True)
class Letter:
    """`answers` are the ids that it names, the one that it answers last; `left_out` says what is not here, and why."""

    head: EmailMessage
    message_id: str
    answers: tuple[str, ...]
    sender_name: str
    sender_email: str
    to: tuple[str, ...]
    subject: str
    words: str
    quoted: str
    files: tuple[tuple[str, bytes], ...]
    left_out: tuple[dict[str, str], ...]

    def line(self, name: str) -> str:
        return str(self.head.get(name, "")).strip()


def read_letter(raw: bytes, *, is_cut: bool = False, whole: bool = False) -> Letter:
    """`is_cut`: only its beginning is here, so files cannot be whole. `whole`: nothing is cut off as quoted."""
    try:
        return _read(raw, is_cut, whole)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:  # the parser stumbles over torn heads
        raise Unreadable(repr(error)) from error


def _read(raw: bytes, is_cut: bool, whole: bool) -> Letter:
    head: Any = message_from_bytes(raw, policy=policy.default)
    texts, files, left = [], [], []
    for sort, name, content in _parts(head, 0):
        if sort == "text":
            texts.append(name)
        elif sort == "file" and not is_cut:
            files.append((name, content))
        else:
            left.append({"name": name, "code": "mail_too_large" if sort == "file" else content.decode()})
    text = _clean("\n\n".join(one.strip() for one in texts if one.strip()))
    new, quoted = (text.strip(), "") if whole else without_quote(text)
    if len(new) > MOST_WORDS:
        new = new[:MOST_WORDS]
        left.append({"name": "", "code": "words_cut"})
    senders = _people(head, "From")
    name, email = senders[0] if len(senders) == 1 else ("", "")
    answers = [*_ID.findall(str(head.get("References", ""))), *_ID.findall(str(head.get("In-Reply-To", "")))[:1]]
    return Letter(
        head, next(iter(_ID.findall(str(head.get("Message-ID", "")))), ""), tuple(answers[-20:]), name, email,
        tuple(email for line in RECEIVERS for _name, email in _people(head, line)), _clean(str(head.get("Subject", "")))[:250],
        new, quoted[:MOST_WORDS], tuple(files), tuple(left),
    )  # fmt: skip


def _clean(text: str) -> str:
    """Without what no reader sees and no database keeps."""
    return visible(_CONTROL.sub("", _encodable(text).replace("\r\n", "\n").replace("\r", "\n")))


def _encodable(text: str) -> str:
    """Bytes that fit no encoding stand as half signs in what the parser gives."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def _people(head: EmailMessage, line: str) -> list[tuple[str, str]]:
    found = getaddresses([str(one) for one in head.get_all(line, [])])
    return [(_clean(name).strip()[:150], normal_email(_clean(email))) for name, email in found if "@" in email]


def _parts(part: Any, depth: int) -> Iterator[Part]:
    kind = part.get_content_type()
    if depth > MOST_NESTED:
        yield "left", kind, b"nested"
    elif kind == "multipart/alternative":
        yield from _best(part, depth)
    elif part.is_multipart() and part.get_content_maintype() == "multipart":
        for one in part.get_payload():
            yield from _parts(one, depth + 1)
    elif kind == "message/rfc822":
        yield from _forwarded(part, depth)
    elif kind in {"text/plain", "text/html"} and part.get_content_disposition() != "attachment" and not part.get_filename():
        yield "text", _text_of(part, kind), b""
    elif kind not in SIGNATURES:
        yield "file", _name_of(part, kind), _bytes_of(part)


def _best(part: Any, depth: int) -> Iterator[Part]:
    """The plain one of several forms of the same words, where it says anything; files of all of them."""
    forms = [list(_parts(one, depth + 1)) for one in part.get_payload() if hasattr(one, "get_content_type")]
    speaking = [form for form in forms if any(sort == "text" and words.strip() for sort, words, _content in form)]
    yield from ((sort, words, content) for sort, words, content in (speaking or [[]])[0] if sort == "text")
    yield from (piece for form in forms for piece in form if piece[0] != "text")


def _forwarded(part: Any, depth: int) -> Iterator[Part]:
    """A mail within the mail: its head in words, then what it says."""
    for inner in part.get_payload() if part.is_multipart() else []:
        lines = [f"{line}: {inner.get(line)}" for line in ("From", "Date", "Subject") if inner.get(line)]
        yield "text", "\n".join(["----------", *lines, ""]), b""
        yield from _parts(inner, depth + 1)


def _bytes_of(part: Any) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text_of(part: Any, kind: str) -> str:
    text = _decoded(_bytes_of(part), part.get_content_charset() or "")
    if kind == "text/html":
        return text_of_page(text)
    if str(part.get_param("format", "")).lower() == "flowed":
        return unflowed(text, deletes_space=str(part.get_param("delsp", "")).lower() == "yes")
    return text.replace("\r\n", "\n")


def _decoded(content: bytes, charset: str) -> str:
    """In the encoding that it names, else in those that people here use."""
    for one in (charset, "utf-8", "cp1258"):
        try:
            return content.decode(one)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return content.decode("utf-8", "replace")


def _name_of(part: Any, kind: str) -> str:
    """As the sender called it, in whichever way her program wrote that down."""
    name = str(part.get_filename() or "").strip()
    return _encodable(name)[:200] or f"file{mimetypes.guess_extension(kind) or ''}"
