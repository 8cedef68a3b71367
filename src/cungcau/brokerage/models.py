"""An organisation is interested in what another one needs or offers."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.brokerage.agreement_models import Agreement  # noqa: F401  (the same)
from cungcau.brokerage.case_models import Case  # noqa: F401  (so that its tables are found)
from cungcau.brokerage.declaration_models import Declaration  # noqa: F401  (the same)
from cungcau.brokerage.guest_models import Enquiry  # noqa: F401  (the same)
from cungcau.brokerage.listed_models import ListedFinding  # noqa: F401  (the same)
from cungcau.brokerage.message_models import Message  # noqa: F401  (the same)
from cungcau.brokerage.outcome_models import Introduction  # noqa: F401
from cungcau.brokerage.sheet_models import Sheet
from cungcau.brokerage.wording_models import Wording  # noqa: F401  (the same)
from cungcau.brokerage.workflow import LIVE, State, states
from cungcau.kit.fields import both
from cungcau.kit.ids import new_pid
from cungcau.listings.models import Kind, Listing
from cungcau.registry.models import Organisation


class Channel(models.TextChoices):
    WEB = "web", _("Form of the site")
    PHONE = "phone", _("By phone, typed in by a broker")
    GUEST = "guest", _("Without an account, by a confirmed mail address")


EVENT = "event"
ORIGINS = (*Channel.values, EVENT)


class Side(models.TextChoices):
    SENDER = "sender", _("Sending organisation")
    OWNER = "owner", _("Owner of the listing")


class Contact(NamedTuple):
    """Whom to call."""

    name: str
    phone: str
    email: str


class Interest(models.Model):
    """What one organisation says to the owner of a listing, and how far it has come.

    `owner` and the title are the listing's as they were when it was sent: what the sender has read stays hers, also when the
    listing is gone. On an offer three questions are answered (`about`, `wish`, `question`), on a need a solution is proposed
    (`approach` to `offers`). `named`: the owner may know who sends it before both agree. `*_agreed_*` are the consents to show
    the other side one's contact; `answer` are the words beside a refusal, for the sender where `answer_is_told`. `sheet`: it came
    by the code of that sheet, so its origin is an event, whatever the channel.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    state = models.CharField(max_length=12, choices=states, default=State.SENT, db_index=True)
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="interests")
    title_vi = models.CharField(max_length=150, blank=True)
    title_en = models.CharField(max_length=150, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sent_interests")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="received_interests")
    sender = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.WEB)
    sheet = models.ForeignKey(Sheet, null=True, blank=True, on_delete=models.PROTECT, related_name="interests")
    named = models.BooleanField(default=True)

    about = models.TextField(max_length=1000, blank=True)
    wish = models.TextField(max_length=1000, blank=True)
    question = models.TextField(max_length=600, blank=True)
    approach = models.TextField(max_length=1500, blank=True)
    trl = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(9)])
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    cost_min = models.PositiveBigIntegerField(null=True, blank=True)
    cost_max = models.PositiveBigIntegerField(null=True, blank=True)
    conditions = models.TextField(max_length=600, blank=True)
    offers = models.ManyToManyField(Listing, blank=True, related_name="proposed_in")

    sender_name = models.CharField(max_length=150)
    sender_phone = models.CharField(max_length=40, blank=True)
    sender_email = models.EmailField(blank=True)
    owner_name = models.CharField(max_length=150, blank=True)
    owner_phone = models.CharField(max_length=40, blank=True)
    owner_email = models.EmailField(blank=True)
    sender_agreed_at = models.DateTimeField(null=True, blank=True)
    sender_agreed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    owner_agreed_at = models.DateTimeField(null=True, blank=True)
    owner_agreed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    handler = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=30, blank=True)
    answer = models.TextField(max_length=1000, blank=True)
    answer_is_told = models.BooleanField(default=False)
    sent_at = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    forwarded_at = models.DateTimeField(null=True, blank=True)
    reply_due = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    title = both("title")

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "listing"], condition=Q(state__in=LIVE), name="one_live_interest_in_a_listing"
            ),
            models.CheckConstraint(
                condition=Q(revealed_at=None) | Q(sender_agreed_at__isnull=False, owner_agreed_at__isnull=False),
                name="contacts_open_when_both_agree",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.REVEALED) | Q(revealed_at__isnull=False), name="what_is_revealed_has_its_date"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.FORWARDED, State.ACCEPTED, State.DECLINED]) | Q(forwarded_at__isnull=False),
                name="the_owner_answers_what_was_passed_on",
            ),
            models.CheckConstraint(
                condition=Q(cost_min=None) | Q(cost_max=None) | Q(cost_min__lte=F("cost_max")), name="costs_from_low_to_high"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("brokerage:interest", args=[self.pid])

    @property
    def is_proposal(self) -> bool:
        """Sent to a need: it proposes a solution."""
        return self.listing.kind == Kind.NEED

    @property
    def since(self) -> datetime:
        """When it came into the state that it is in."""
        steps = (self.taken_at, self.forwarded_at, self.answered_at, self.revealed_at, self.settled_at)
        return max((step for step in steps if step), default=self.sent_at)

    @property
    def origin(self) -> str:
        """Where it comes from: a code of ORIGINS."""
        return EVENT if self.sheet_id else self.channel

    def contact(self, side: str) -> Contact:
        return Contact(*(getattr(self, f"{side}_{part}") for part in Contact._fields))

    def agreed_at(self, side: str) -> datetime | None:
        found: datetime | None = getattr(self, f"{side}_agreed_at")
        return found
