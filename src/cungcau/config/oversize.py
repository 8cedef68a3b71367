"""A request larger than the house takes: its body is let go, not kept, and the house answers with a page of its own.

The web server would refuse it in one English line and close the connection while the browser is still sending, and most
browsers then show neither the line nor a page.
"""

from __future__ import annotations

from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import RequestEntityTooLarge

LET_GO_MOST = 2**30  # beyond this nobody waits for the answer: the connection is closed


class Request(HTTPRequestParser):
    """Keeps CONTENT_LENGTH, by which `web.middleware.known_errors` knows it, and has no body."""

    waited_for = 0  # bytes that are still to come and will be let go

    def received(self, data: bytes) -> int:
        if self.waited_for:
            taken = min(len(data), self.waited_for)
            self.waited_for -= taken
            self.completed = not self.waited_for
            return taken
        taken = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge) and 0 < self.content_length <= LET_GO_MOST:
            self.error, self.completed, self.body_rcv = None, False, None
            self.waited_for = self.content_length
        return taken


class Channel(HTTPChannel):
    parser_class: Any = Request
