"""Appointments as an iCalendar file (RFC 5545), for any phone's calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone

OCTETS = 75  # of a line, its end not counted
LASTS = timedelta(minutes=90)


@dataclass(frozen=True)
class Event:
    """One appointment. `sequence` grows with every change, so that a calendar takes the newer one."""

    uid: str
    starts: datetime
    title: str
    place: str
    text: str
    sequence: int


def calendar_of(events: Iterable[Event]) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CungCau//surveys//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for event in events:
        lines += _lines(event)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _lines(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{_moment(timezone.now())}"
    yield f"DTSTART:{_moment(event.starts)}"
    yield f"DTEND:{_moment(event.starts + LASTS)}"
    yield f"SUMMARY:{_text(event.title)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    yield f"DESCRIPTION:{_text(event.text)}"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, none of which cuts a letter in two; each further one begins with a space."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > OCTETS - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
