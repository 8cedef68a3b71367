"""A booking as a file for calendars (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime

from cungcau.facilities.models import Booking
from cungcau.facilities.workflow import BookingState
from cungcau.notices.letters import absolute

STATUS = {BookingState.APPROVED: "CONFIRMED", BookingState.CANCELLED: "CANCELLED", BookingState.DECLINED: "CANCELLED"}
OCTETS = 75


def as_ics(booking: Booking, now: datetime) -> bytes:
    """One event. Its number (SEQUENCE) counts with the booking, so a calendar that has it takes the newer one."""
    facility = booking.facility
    place = ", ".join(part for part in (facility.place, str(facility.zone or ""), facility.organisation.name) if part)
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CungCau//facilities//EN", "METHOD:PUBLISH", "BEGIN:VEVENT",
        f"UID:{booking.pid}@cungcau", f"SEQUENCE:{booking.version - 1}", f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(booking.starts_at)}", f"DTEND:{_utc(booking.ends_at)}", f"SUMMARY:{_escaped(facility.name)}",
        f"LOCATION:{_escaped(place)}", f"DESCRIPTION:{_escaped(booking.purpose)}",
        f"URL:{absolute(booking.get_absolute_url())}", f"STATUS:{STATUS.get(BookingState(booking.state), 'TENTATIVE')}",
        "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """At most 75 octets a line, never cut within a letter; what follows begins with a space."""
    pieces, piece = [], ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > OCTETS - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
