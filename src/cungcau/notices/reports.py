"""What a mail server reports of a mail that it could not deliver (RFC 3464): the mail, whether for good, and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Any


@dataclass(frozen=True)
class Report:
    """`is_final`: some receiver is refused for good (failed, 5.x.x); else the server goes on trying, or has delivered."""

    message_id: str
    is_final: bool
    words: str


def report_in(raw: bytes) -> Report | None:
    """None for what is no report of this kind: an answer of a person, an absence note, something torn."""
    message = message_from_bytes(raw)
    kind = str(message.get_param("report-type") or "").lower()
    if message.get_content_type() != "multipart/report" or kind != "delivery-status" or not message.is_multipart():
        return None
    receivers = [block for part in _parts(message, "message/delivery-status") for block in _blocks(part)]
    final = [block for block in receivers if _is_final(block)]
    said = next(iter(final or receivers), None)
    if said is None:
        return None
    words = f"{_line(said, 'Status')} {_line(said, 'Diagnostic-Code')}".strip()
    return Report(_message_id(message), bool(final), words[:500])


def _parts(message: Message, *kinds: str) -> Iterator[Message]:
    for part in message.get_payload():
        if isinstance(part, Message) and part.get_content_type() in kinds:
            yield part


def _blocks(part: Message) -> list[Message]:
    """One block for each receiver; the first of the part is about the whole mail and names no action."""
    payload: Any = part.get_payload()
    return [block for block in payload if block["Action"]] if isinstance(payload, list) else []


def _is_final(block: Message) -> bool:
    return _line(block, "Action").lower() == "failed" and _line(block, "Status").startswith("5")


def _message_id(message: Message) -> str:
    """Of the mail that came back, whole or its head alone."""
    for part in _parts(message, "message/rfc822", "text/rfc822-headers"):
        payload: Any = part.get_payload(decode=part.get_content_type() == "text/rfc822-headers")
        head = payload[0] if isinstance(payload, list) and payload else message_from_bytes(payload or b"")
        return _line(head, "Message-ID")
    return ""


def _line(head: Message, name: str) -> str:
    return " ".join(str(head[name] or "").split())
