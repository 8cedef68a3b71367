"""What firms leave without an account, and what goes back and forth about it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.intake.budget import BANDS
from cungcau.intake.workflow import ClaimState, State, claim_states, states
from cungcau.kit.ids import new_pid
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation


class Submission(models.Model):
    """A need as somebody without an account told it. `language` is the one it was written in.

    `code_*` guard the confirmation of the address, `link_round` makes older links worthless, `new_email` waits for its own
    confirmation. `flags` are codes of suspicion.FLAGS. Nothing of it is public: what is published is the listing.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    state = models.CharField(max_length=10, choices=states, default=State.SENT, db_index=True)
    language = models.CharField(max_length=2, default="vi")
    title = models.CharField(max_length=150, blank=True)
    problem = models.TextField(max_length=2000, blank=True)
    current_technology = models.TextField(max_length=1000, blank=True)
    result = models.TextField(max_length=2000, blank=True)
    budget = models.CharField(max_length=20, blank=True)
    deadline = models.DateField(null=True, blank=True)
    organisation_name = models.CharField(max_length=250, blank=True)
    tax_code = models.CharField(max_length=14, blank=True)
    name = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True, db_index=True)
    new_email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    anonymity = models.CharField(max_length=20, default="named")
    consent_version = models.CharField(max_length=20, blank=True)
    consent_purpose = models.TextField(blank=True)
    consent_at = models.DateTimeField(null=True, blank=True)

    campaign = models.CharField(max_length=40, blank=True, db_index=True)
    embedded = models.BooleanField(default=False)
    network = models.CharField(max_length=80, blank=True, db_index=True)
    flags = models.JSONField(default=list, blank=True)
    text_mark = models.CharField(max_length=32, blank=True, db_index=True)

    code_hash = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    link_round = models.PositiveSmallIntegerField(default=1)

    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="submissions"
    )
    listing = models.ForeignKey(Listing, null=True, blank=True, on_delete=models.SET_NULL, related_name="submissions")
    contact_pid = models.CharField(max_length=16, blank=True)
    handler = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    verified_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["verified_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[State.SENT, State.SPAM, State.ERASED]) | Q(verified_at__isnull=False),
                name="what_officers_see_is_verified",
            )
        ]

    def __str__(self) -> str:
        return self.title or str(State.ERASED.label)

    def get_absolute_url(self) -> str:
        return reverse("intake:submission", args=[self.pid])

    @property
    def budget_words(self) -> str:
        return str(BANDS[self.budget].label) if self.budget in BANDS else ""


class Message(models.Model):
    """A question of an officer, or an answer of the sender."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="messages")
    at = models.DateTimeField(default=timezone.now)
    from_sender = models.BooleanField(default=False)
    author = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(max_length=2000)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Claim(models.Model):
    """Somebody with an account says: this is mine, I work there."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="claims")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="claims")
    state = models.CharField(max_length=10, choices=claim_states, default=ClaimState.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "user"], condition=~Q(state=ClaimState.REFUSED), name="one_live_claim_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.submission}"

    def get_absolute_url(self) -> str:
        return reverse("intake:submission", args=[self.submission.pid])


class Block(models.Model):
    """Whose submissions go straight to the spam bin. `value`: an address, a domain, the mark of a network, a word."""

    class Kind(models.TextChoices):
        ADDRESS = "address", _("Address")
        DOMAIN = "domain", _("Domain of the address")
        NETWORK = "network", _("Network")
        WORDS = "words", _("Words in the text")

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=254)
    note = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="blocked_once")]

    def __str__(self) -> str:
        return self.value


class Site(models.Model):
    """A web site that may show the form in a frame: its origin, such as ``https://hiep-hoi.example``."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    origin = models.CharField(max_length=200, unique=True)
    note = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["origin"]

    def __str__(self) -> str:
        return self.origin
