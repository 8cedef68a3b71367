"""The form's own token: it says when the form was shown and gives what is sent its id, so that a second press is the same one.

It stands in the place of a cookie, which a browser does not send from within another site's frame. Nobody's rights are used by
sending the form, so nothing more has to be proved than that the form was shown by us, not a moment ago and not last week.

A machine is made to work: the browser looks for a number that gives the stamp's hash sixteen leading zero bits, about a tenth
of a second. Who sends without it (no JavaScript) is not refused, but comes under a narrower limit and is marked.
"""

from __future__ import annotations

import time
from hashlib import sha256
from typing import NamedTuple

from django.core import signing

from cungcau.kit.ids import new_pid

SALT = "cungcau.kit.stamp"
BITS = 16
# A person needs longer than this even to press a button on a form that her device has filled in.
QUICKEST = 3.0
LIVES = 12 * 3600.0


class Stamp(NamedTuple):
    """`pid` is the id that what is sent will have, `age` is in seconds."""

    pid: str
    age: float

    @property
    def is_too_quick(self) -> bool:
        return self.age < QUICKEST


def new_stamp(shown_at: float | None = None) -> str:
    return signing.dumps([new_pid(), round(shown_at or time.time(), 1)], salt=SALT)


def read_stamp(text: str) -> Stamp | None:
    """None where it is forged, missing or too old."""
    try:
        pid, shown_at = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
    age = time.time() - shown_at
    return Stamp(pid, age) if age <= LIVES else None


def is_proven(stamp: str, proof: str) -> bool:
    """Has the browser done the work?"""
    if not proof.isdecimal() or len(proof) > 12:
        return False
    digest = sha256(f"{stamp}:{proof}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - BITS) == 0
