"""Real servers for the tests: SMTP by aiosmtpd in a thread, IMAP by pymap in a process, and the way of a mail between them."""

from __future__ import annotations

import imaplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

USER, PASSWORD = "point@park.example", "mùa-sen-2026".encode("ascii", "ignore").decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def imap_server() -> Iterator[int]:
    """Its port. It keeps its boxes in memory."""
    port = free_port()
    words = ["--host", "127.0.0.1", "--port", str(port), "--no-tls", "dict", "--demo-user", USER, "--demo-password", PASSWORD]
    process = subprocess.Popen(
        [sys.executable, "-c", "from pymap.main import main; main()", *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    process.kill()
    raise AssertionError(process.communicate()[0].decode(errors="replace"))


class Box:
    """The point's mailbox, as another program sees it."""

    def __init__(self, port: int) -> None:
        self.port = port

    @contextmanager
    def _open(self) -> Iterator[imaplib.IMAP4]:
        box = imaplib.IMAP4("127.0.0.1", self.port, timeout=20)
        box.login(USER, PASSWORD)
        yield box
        box.logout()

    def put(self, raw: bytes) -> None:
        with self._open() as box:
            assert box.append("INBOX", None, None, raw)[0] == "OK"  # type: ignore[arg-type]

    def count(self, folder: str) -> int:
        with self._open() as box:
            return int(box.select(f'"{folder}"')[1][0] or 0) if box.status(f'"{folder}"', "(MESSAGES)")[0] == "OK" else 0

    def empty(self) -> None:
        with self._open() as box:
            for folder in ("INBOX", "Processed"):
                answer, many = box.select(f'"{folder}"')
                if answer == "OK" and int(many[0] or 0):  # "1:*" of an empty box is refused by some servers
                    box.store("1:*", "+FLAGS", r"(\Deleted)")
                    box.expunge()


class _Exchange:
    """As a receiving mail server: mail to the point is put into its box, under the lines that such a server writes."""

    def __init__(self, box: Box | None) -> None:
        self.box, self.letters = box, []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.letters.append(letter)
        if self.box and any(to.partition("@")[0].partition("+")[0] == "point" for to in envelope.rcpt_tos):
            domain = envelope.mail_from.rpartition("@")[2]
            proof = f"Authentication-Results: mx.park.example; dmarc=pass header.from={domain}\r\n"
            self.box.put(f"Return-Path: <{envelope.mail_from}>\r\n{proof}".encode() + envelope.content)
        return "250 OK"


class Post:
    """The SMTP server and what it was given; without a box it keeps no mail for the point."""

    def __init__(self, box: Box | None) -> None:
        self._exchange = _Exchange(box)
        self.controller = Controller(self._exchange, hostname="127.0.0.1", port=free_port())

    @property
    def letters(self) -> list[EmailMessage]:
        return self._exchange.letters

    @property
    def settings(self) -> dict[str, Any]:
        """By which the house sends its mail here."""
        return {
            "host": "127.0.0.1", "port": self.controller.port, "user": "", "password": "", "security": "none",
            "sender": "Điểm kết nối <point@park.example>",
        }  # fmt: skip

    def to(self, email: str) -> list[EmailMessage]:
        return [letter for letter in self.letters if email in str(letter["To"])]
