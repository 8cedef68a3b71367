"""Speaking on standard error: one line at a time, and nothing in it that could command the terminal."""

from __future__ import annotations

import re
import sys

from cungcau.engines.common.text import visible

# A file can hold what moves the cursor, paints the screen or ends a line; so can its name.
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def prepare_streams() -> None:
    """File names may hold anything; a message about them must not fail."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """A line for the person at the terminal."""
    print(plain(text), file=sys.stderr)


def plain(text: str) -> str:
    """The text on one line, without what nobody sees; a control character leaves a sign that there was one."""
    return visible(_CONTROLS.sub("\ufffd", _BREAKS.sub(" ", text)))
