"""Messages inside a case, the addresses under which they are answered by mail, and the mail that came in."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.brokerage.case_models import Case, LogEntry, Party
from cungcau.kit.ids import new_pid


class Way(models.TextChoices):
    HERE = "here", _("Written here")
    MAIL = "mail", _("Came by mail")


class MailFate(models.TextChoices):
    ENTERED = "entered", _("Entered")
    HELD = "held", _("Held back")
    ADMITTED = "admitted", _("Admitted by hand")
    DROPPED = "dropped", _("Dropped")
    BOUNCED = "bounced", _("Report of mail that came back")


def new_seed() -> str:
    return secrets.token_hex(16)


class Addressee(models.Model):
    """To whom the messages of a case are mailed: a person with an account, or the contact of a party without one.

    Her answers come to an address with a token. Known here are a random seed and the token's fingerprint; the token itself needs
    the secret key too, so a copy of the tables lets nobody write into a case.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="addressees")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.CASCADE, related_name="addressees")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    seed = models.CharField(max_length=32, default=new_seed, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "email"], condition=Q(revoked_at=None), name="one_living_token_an_addressee"
            ),
            models.CheckConstraint(condition=Q(user__isnull=False) | Q(party__isnull=False), name="an_addressee_is_somebody"),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def token(self) -> str:
        """26 letters and digits, none of which tells anything; the same as long as the secret key is."""
        digest = int.from_bytes(salted_hmac("cungcau.brokerage.addressee", self.seed, algorithm="sha256").digest(), "big")
        letters = "abcdefghijklmnopqrstuvwxyz234567"
        return "".join(letters[digest >> 5 * place & 31] for place in range(26))

    @property
    def address(self) -> str:
        """Where her answers come in; "" where no mailbox is read."""
        local, _at, domain = settings.IMAP["address"].rpartition("@")
        return f"{local}+{self.token}@{domain}" if settings.IMAP["host"] and local else ""


def fingerprint_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


class Message(models.Model):
    """What somebody wrote to others in the case. Its words, its day, who wrote it and who reads it stand in its entry of the log.

    `sender_*` is known of who wrote by mail without an account. `quoted` is what a mail repeated of earlier ones: for the desk
    alone, since it may hold what the point wrote to one side. Files can be attached until it `is_sealed`, when it is sent.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages")
    entry = models.OneToOneField(LogEntry, on_delete=models.CASCADE, related_name="message")
    way = models.CharField(max_length=4, choices=Way.choices, default=Way.HERE)
    sender_name = models.CharField(max_length=150, blank=True)
    sender_email = models.EmailField(blank=True)
    addressee = models.ForeignKey(Addressee, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers")
    message_id = models.CharField(max_length=250, blank=True)
    reply_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="answers")
    quoted = models.TextField(blank=True)
    left_out = models.JSONField(default=list, blank=True)
    is_sealed = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.entry.on:%d/%m/%Y} {self.author}"

    def get_absolute_url(self) -> str:
        return f"{self.case.get_absolute_url()}#message-{self.pid}"

    @property
    def author(self) -> str:
        """Who wrote it, and for which party."""
        name = self.entry.by.name if self.entry.by else self.sender_name or self.sender_email
        return f"{name} ({self.entry.writer})" if self.entry.writer else name

    @property
    def is_forwarded(self) -> bool:
        """An officer's mail to the case, for her colleagues."""
        return self.way == Way.MAIL and self.entry.writer_id is None and self.entry.by_id is not None


class IncomingMail(models.Model):
    """A mail that was fetched: once each, told by `key`. What was held back is kept whole until somebody decides."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    key = models.CharField(max_length=64, unique=True, editable=False)
    state = models.CharField(max_length=10, choices=MailFate.choices, db_index=True)
    reason = models.CharField(max_length=30, blank=True)
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.CASCADE, related_name="mails")
    addressee = models.ForeignKey(Addressee, null=True, blank=True, on_delete=models.SET_NULL, related_name="mails")
    message = models.ForeignKey(Message, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sender_name = models.CharField(max_length=150, blank=True)
    sender_email = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=250, blank=True)
    raw = models.BinaryField(null=True, blank=True)
    is_cut = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.sender_email}: {self.subject}"

    @property
    def content(self) -> bytes:
        """The mail as it came; nothing once it is settled."""
        raw: Any = self.raw
        return bytes(raw or b"")
