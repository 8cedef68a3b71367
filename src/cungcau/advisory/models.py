"""What firms ask the advisory desk, what experts are entrusted with for it, and how a firm is supported over months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.advisory.workflow import (
    WAITING,
    AdviceState,
    AssignmentState,
    PlanState,
    advice_states,
    assignment_states,
    plan_states,
)
from cungcau.kit.ids import new_pid
from cungcau.listings.models import Listing
from cungcau.registry.models import Expert, Organisation
from cungcau.vocabulary.holidays import Calendar, calendar
from cungcau.vocabulary.queries import label

KINDS = "advice_kind"  # the code list of what the desk helps with, of requests and of plans
ONE_TO_FIVE = [MinValueValidator(1), MaxValueValidator(5)]


class Channel(models.TextChoices):
    ONLINE = "online", _("Written here")
    PHONE = "phone", _("By telephone")
    VISIT = "visit", _("At a visit")


class Advice(models.Model):
    """A request for advice. `waiting_since`: since when it waits for the desk; asking back begins the time anew.

    `caller_…` is who of the firm asked, where an officer has taken it down.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="advice")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=150)
    words = models.TextField(max_length=4000)
    wished_on = models.DateField(null=True, blank=True)
    listing = models.ForeignKey(Listing, null=True, blank=True, on_delete=models.SET_NULL, related_name="advice")
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.ONLINE)
    asked_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="advice_asked")
    caller_name = models.CharField(max_length=150, blank=True)
    caller_phone = models.CharField(max_length=40, blank=True)
    caller_email = models.EmailField(blank=True)
    adviser = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="advice_handled")
    state = models.CharField(max_length=12, choices=advice_states, default=AdviceState.ASKED, db_index=True)
    waiting_since = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(max_length=1000, blank=True)
    satisfaction = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    satisfaction_words = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("Request for advice")
        constraints = [
            models.CheckConstraint(
                condition=Q(satisfaction=None) | Q(satisfaction__range=(1, 5)), name="a_satisfaction_is_one_to_five"
            )
        ]
        indexes = [models.Index(fields=["adviser", "state"])]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("advisory:advice", args=[self.pid])

    @property
    def kind_name(self) -> str:
        return label(KINDS, self.kind)

    def due_on(self, days: Calendar | None = None) -> date | None:
        """The last day of the time for an answer; None while the desk is not waited for. `days`: asked once for many."""
        if self.state not in WAITING:
            return None
        return (days or calendar()).due_after(timezone.localdate(self.waiting_since), settings.ADVICE_DAYS)


class LineKind(models.TextChoices):
    ANSWER = "answer", _("Answer")
    BACK = "back", _("Asked back")
    NOTE = "note", _("Internal note")


class Line(models.Model):
    """What was said after the request: an answer, a question back, or a note of the desk for itself."""

    advice = models.ForeignKey(Advice, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=8, choices=LineKind.choices)
    words = models.TextField(max_length=8000)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.advice}: {self.get_kind_display()}"


class Freedom(models.TextChoices):
    """What the expert says of this one assignment."""

    NONE = "none", _("No conflict of interest")
    CONFLICT = "conflict", _("There is a conflict of interest")


class Assignment(models.Model):
    """An expert is entrusted with a task for a request. `asked_at`: when she was first asked; before, only the desk knows of it.

    `ties` names the conflicts that were found last, `overruled` those that a second officer has let pass (`ties.refusing_ties`).
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    advice = models.ForeignKey(Advice, on_delete=models.PROTECT, related_name="assignments")
    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="assignments")
    task = models.TextField(max_length=2000)
    due_on = models.DateField()
    fee = models.BigIntegerField(null=True, blank=True, validators=[MinValueValidator(0)])
    currency = models.CharField(max_length=3, default="VND")
    state = models.CharField(max_length=12, choices=assignment_states, default=AssignmentState.PROPOSED, db_index=True)
    entrusted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="entrusted_assignments")
    asked_at = models.DateTimeField(null=True, blank=True)
    freedom = models.CharField(max_length=10, choices=Freedom.choices, blank=True)
    freedom_words = models.TextField(max_length=1000, blank=True)
    ties = models.TextField(blank=True)
    overruled = models.TextField(blank=True)
    overruled_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    overruled_why = models.TextField(max_length=1000, blank=True)
    reason = models.TextField(max_length=1000, blank=True)
    output = models.TextField(max_length=8000, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    rating = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    rating_words = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("Assignment of an expert")
        constraints = [
            models.CheckConstraint(condition=Q(rating=None) | Q(rating__range=(1, 5)), name="a_rating_is_one_to_five")
        ]
        indexes = [models.Index(fields=["state", "due_on"])]

    def __str__(self) -> str:
        return f"{self.expert}: {self.advice}"

    def get_absolute_url(self) -> str:
        return reverse("advisory:assignment", args=[self.pid])

    @property
    def is_late(self) -> bool:
        return self.state in {AssignmentState.PROPOSED, AssignmentState.ACCEPTED} and self.due_on < timezone.localdate()


class Plan(models.Model):
    """How a firm is supported over some time. The firm reads it once it is `shared`; `note` stays with the point."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="support_plans")
    service = models.CharField(max_length=40)
    aim = models.TextField(max_length=1000)
    note = models.TextField(max_length=2000, blank=True)
    adviser = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="support_plans")
    shared = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=plan_states, default=PlanState.DRAFT, db_index=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(max_length=2000, blank=True)
    reason = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("Support plan")

    def __str__(self) -> str:
        return f"{self.service_name}: {self.organisation}"

    def get_absolute_url(self) -> str:
        return reverse("advisory:plan", args=[self.pid])

    @property
    def service_name(self) -> str:
        return label(KINDS, self.service)


class Step(models.Model):
    """One action of a plan: what is meant to happen when, and what did."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    words = models.CharField(max_length=200)
    planned_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    adviser = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="support_steps")
    planned_hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)])
    hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)])
    result = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["planned_on", "pk"]
        indexes = [models.Index(fields=["adviser", "done_on", "planned_on"])]

    def __str__(self) -> str:
        return self.words

    @property
    def is_late(self) -> bool:
        return self.done_on is None and self.planned_on < timezone.localdate()

    @property
    def days_off(self) -> int | None:
        """How many days after (or, below nought, before) the planned one it was done."""
        return (self.done_on - self.planned_on).days if self.done_on else None


def hours_of(steps: Any) -> dict[str, Decimal]:
    """The hours planned and the hours worked, of all these actions."""
    rows = list(steps)
    return {
        "planned": sum((one.planned_hours or Decimal(0) for one in rows), Decimal(0)),
        "worked": sum((one.hours or Decimal(0) for one in rows), Decimal(0)),
    }
