"""Mails on their way, lines of inboxes, and the server that carries the mail."""

from __future__ import annotations

from email.utils import make_msgid

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.kit.ids import new_pid
from cungcau.notices.workflow import TONES, MailState, mail_states


def new_message_id() -> str:
    # One id for all attempts, so that a mail which went out twice is shown once by the receiver's program.
    return make_msgid(domain="cungcau.invalid")


class Outgoing(models.Model):
    """A mail that is to be sent exactly once; `once` is the name of its reason."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    kind = models.CharField(max_length=60)
    to = models.EmailField()
    language = models.CharField(max_length=2, default="vi")
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True, help_text="Further lines of its head: List-Unsubscribe, say.")
    is_secret = models.BooleanField(
        default=False, help_text="Its link opens an account; it is struck out once the mail is sent."
    )
    state = models.CharField(max_length=10, choices=mail_states, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    once = models.CharField(max_length=150, unique=True)
    message_id = models.CharField(max_length=120, default=new_message_id)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_at"])]
        constraints = [
            models.CheckConstraint(
                name="sent_mail_has_a_date",
                condition=~models.Q(state=MailState.SENT) | models.Q(sent_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("notices:mail", args=[self.pid])

    @property
    def tone(self) -> str:
        return TONES[MailState(self.state)]


class BouncingAddress(models.Model):
    """An address from which mails came back for good, and how often since its owner last said that it is right."""

    MOST = 3  # after so many no digest goes there

    email = models.EmailField(unique=True)
    bounces = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "bouncing addresses"

    def __str__(self) -> str:
        return f"{self.email}: {self.bounces}"

    @property
    def is_stopped(self) -> bool:
        return self.bounces >= self.MOST


class Notice(models.Model):
    """A line of somebody's inbox: its kind and facts, put into words when it is read."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, blank=True)
    facts = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True)
    once = models.CharField(max_length=150, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["user", "read_at"])]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"

    def get_absolute_url(self) -> str:
        return reverse("notices:open", args=[self.pid])


class Security(models.TextChoices):
    NONE = "none", _("None (only inside a closed network)")
    STARTTLS = "starttls", _("STARTTLS")
    TLS = "tls", _("TLS from the start")


class MailServer(models.Model):
    """The server given at set-up; the environment goes before it. Its password is not here: see password_file."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    host = models.CharField(_("Mail server"), max_length=200)
    port = models.PositiveIntegerField(_("Port"), default=587)
    user = models.CharField(_("User name"), max_length=200, blank=True)
    security = models.CharField(
        _("Encryption"), max_length=10, choices=Security.choices, default=Security.STARTTLS
    )
    sender = models.CharField(_("Sender"), max_length=200, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="there_is_one_mail_server")]

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"
