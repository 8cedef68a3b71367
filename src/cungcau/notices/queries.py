"""Questions about mails and notices."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.access.models import normal_email
from cungcau.kit.fields import reader_language
from cungcau.kit.policy import visible
from cungcau.notices.letters import absolute, subject_of
from cungcau.notices.models import BouncingAddress, MailServer, Notice, Outgoing
from cungcau.notices.password_file import kept_password
from cungcau.notices.workflow import MailState

_ADDRESS = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?)\]]")


@dataclass(frozen=True)
class Server:
    """How mail leaves the house; `security` is none, starttls or tls."""

    host: str
    port: int
    user: str
    password: str
    security: str
    sender: str

    def __repr__(self) -> str:
        return f"Server({self.host}:{self.port}, {self.security})"


def mail_server() -> Server | None:
    """The server of the environment, else the one given at set-up; None: mail waits."""
    given: dict[str, Any] = settings.MAIL
    if not given["host"]:
        row = MailServer.objects.first()
        if row is None or not row.host:
            return None
        names = ("host", "port", "user", "security", "sender")
        given = {**{name: getattr(row, name) for name in names}, "password": kept_password()}
    return Server(**{**given, "sender": given["sender"] or _sender(given)})


def _sender(given: dict[str, Any]) -> str:
    return str(given["user"]) if "@" in given["user"] else f"cungcau@{given['host']}"


def due_mails(now: datetime | None = None) -> QuerySet[Outgoing]:
    """Mails whose turn has come, the oldest first."""
    rows = Outgoing.objects.filter(state=MailState.WAITING, next_at__lte=now or timezone.now())
    return rows.order_by("next_at", "pk")


def mails(by: Any, state: str = "") -> QuerySet[Outgoing]:
    """The outbox as this person may see it."""
    rows = visible(by, Outgoing.objects.all())
    return rows.filter(state=state) if state in MailState.values else rows


def stopped_address(email: str) -> BouncingAddress | None:
    """The row of an address to which no digests go, because too many mails came back from it."""
    row = BouncingAddress.objects.filter(email=normal_email(email)).first()
    return row if row and row.is_stopped else None


def inbox_of(user: Any) -> QuerySet[Notice]:
    """The lines of a person's inbox, the newest first."""
    return visible(user, Notice.objects.all())


def unread_count(user: Any) -> int:
    return inbox_of(user).filter(read_at=None).count()


def readable_subjects(user: Any, notices: Iterable[Notice]) -> set[str]:
    """Of what the notices are about, the names of those records that the person may still read."""
    wanted: dict[str, list[str]] = {}
    for notice in notices:
        label, _colon, pid = notice.subject.partition(":")
        wanted.setdefault(label, []).append(pid)
    return {
        f"{label}:{pid}"
        for label, pids in wanted.items()
        if label
        for pid in visible(user, apps.get_model(label)._default_manager.filter(pid__in=pids)).values_list("pid", flat=True)
    }


def words_of(notice: Notice, readable: set[str] | None = None) -> str:
    """The line in the reader's language; a kind whose templates are gone still says its name.

    Who may no longer read what it is about is not told its title either.
    """
    if notice.subject and readable is not None and notice.subject not in readable:
        return _("About a record that you may no longer read")
    try:
        return subject_of(notice.kind, notice.facts, reader_language())
    except LookupError:
        return notice.kind


class Piece(NamedTuple):
    """A stretch of a mail's text; `href` where it is an address of ours or another's."""

    text: str
    href: str


def pieces_of(text: str) -> list[Piece]:
    """The text cut at its addresses. Our own become paths, which work on whatever host this page has."""
    pieces, at, base = [], 0, absolute("/").rstrip("/")
    for found in _ADDRESS.finditer(text):
        pieces += [Piece(text[at : found.start()], ""), Piece(found[0], found[0].removeprefix(base) or "/")]
        at = found.end()
    return [piece for piece in [*pieces, Piece(text[at:], "")] if piece.text]
