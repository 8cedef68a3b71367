"""The case (hồ sơ kết nối): what the point does, step by step, so that a need and an offer come together."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.brokerage.case_workflow import CaseState, case_states
from cungcau.brokerage.stages import Stage, Template, stages, template_of
from cungcau.discovery.models import Verdict
from cungcau.kit.ids import new_pid
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation


class Origin(models.TextChoices):
    INTEREST = "interest", _("An interest")
    PROPOSAL = "proposal", _("A proposal that was kept")
    OWN = "own", _("Own initiative")


class Confidentiality(models.TextChoices):
    OFFICERS = "officers", _("Brokers; moderators and the director read the outline")
    BROKERS = "brokers", _("Brokers and the second adviser alone")


class Turn(models.TextChoices):
    US = "us", _("The point")
    DEMAND = "demand", _("The side in need")
    SUPPLY = "supply", _("The side that offers")


class PartyRole(models.TextChoices):
    DEMAND = "demand", _("In need")
    SUPPLY = "supply", _("Offering")
    INTERMEDIARY = "intermediary", _("Intermediary")
    EXPERT = "expert", _("Expert")
    INVESTOR = "investor", _("Investor")


class LogKind(models.TextChoices):
    CALL = "call", _("Call")
    MEETING = "meeting", _("Meeting")
    VISIT = "visit", _("Visit")
    MAIL = "mail", _("Mail")
    NOTE = "note", _("Note")


class Shared(models.TextChoices):
    NONE = "none", _("Internal")
    DEMAND = "demand", _("With the side in need")
    SUPPLY = "supply", _("With the side that offers")
    SIDES = "sides", _("With both sides")
    ALL = "all", _("With all parties")


class Left(models.TextChoices):
    DONE = "done", _("Done")
    SKIPPED = "skipped", _("Skipped")
    BACK = "back", _("Gone back")


class Case(models.Model):
    """About a need, an offer, or both; `mode` is a code of the scheme transfer_mode and chooses the template of stages.

    `stage` is that of the open StageEntry, `last_contact_on` the newest contact of the log: both are kept here for lists.
    `next_action` is one line; whose turn it is stands beside it.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    ref = models.CharField(max_length=40, unique=True)
    state = models.CharField(max_length=12, choices=case_states, default=CaseState.OPEN, db_index=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.OWN)
    interest = models.ForeignKey("brokerage.Interest", null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    verdict = models.ForeignKey(Verdict, null=True, blank=True, on_delete=models.SET_NULL, related_name="cases")
    need = models.ForeignKey(Listing, null=True, blank=True, on_delete=models.PROTECT, related_name="cases_as_need")
    offer = models.ForeignKey(Listing, null=True, blank=True, on_delete=models.PROTECT, related_name="cases_as_offer")
    goal = models.CharField(max_length=200)
    mode = models.CharField(max_length=40)
    owner = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="cases")
    second = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="second_cases")
    confidentiality = models.CharField(max_length=10, choices=Confidentiality.choices, default=Confidentiality.OFFICERS)
    probability = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(100)])
    value_min = models.PositiveBigIntegerField(null=True, blank=True)
    value_max = models.PositiveBigIntegerField(null=True, blank=True)
    next_action = models.CharField(max_length=200, blank=True)
    next_due = models.DateField(null=True, blank=True, db_index=True)
    turn = models.CharField(max_length=8, choices=Turn.choices, default=Turn.US)
    stage = models.CharField(max_length=20, db_index=True)
    stage_due = models.DateField()
    last_contact_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=30, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)
    pause_reason = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = [F("next_due").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(need__isnull=False) | Q(offer__isnull=False), name="a_case_is_about_a_listing"),
            models.CheckConstraint(condition=Q(probability=None) | Q(probability__lte=100), name="a_probability_of_a_hundred"),
            models.CheckConstraint(
                condition=Q(value_min=None) | Q(value_max=None) | Q(value_min__lte=F("value_max")), name="values_from_low_to_high"
            ),
            models.UniqueConstraint(fields=["interest"], name="one_case_an_interest"),
            models.UniqueConstraint(fields=["verdict"], name="one_case_a_verdict"),
        ]
        # What is asked of an officer, and what happened when: of many cases few are open, and few are of one period.
        indexes = [
            models.Index(fields=["owner", "state"]), models.Index(fields=["second", "state"]), models.Index(fields=["opened_at"]),
            models.Index(fields=["settled_at"]),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.goal

    def get_absolute_url(self) -> str:
        return reverse("brokerage:case", args=[self.pid])

    @property
    def way(self) -> Template:
        """The template of its stages."""
        return template_of(self.mode)

    @property
    def present(self) -> Stage:
        return stages()[self.stage]


class Party(models.Model):
    """Who takes part, from when to when: an organisation of the registry, or the name of one that is not there."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=12, choices=PartyRole.choices)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="case_parties")
    name = models.CharField(max_length=200, blank=True)
    contact_name = models.CharField(max_length=150, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_email = models.EmailField(blank=True)
    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(organisation__isnull=False) | ~Q(name=""), name="a_party_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.organisation.name if self.organisation else self.name

    @property
    def side(self) -> str:
        """Of which side it is; nothing where it stands between or beside them."""
        return self.role if self.role in {PartyRole.DEMAND, PartyRole.SUPPLY} else ""


class StageEntry(models.Model):
    """One stay in a stage. A stage that was jumped over has one too: entered and left in one moment, skipped."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="entries")
    stage = models.CharField(max_length=20)
    entered_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(max_length=8, choices=Left.choices, blank=True)
    reason = models.TextField(max_length=600, blank=True)
    evidence = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(left_at=None), name="a_case_is_in_one_stage"),
            models.CheckConstraint(condition=Q(left_at=None) | ~Q(how=""), name="a_stage_is_left_somehow"),
        ]
        indexes = [models.Index(fields=["stage", "entered_at"])]

    def __str__(self) -> str:
        return f"{self.case}: {self.stage}"


class Tick(models.Model):
    """A line of the checklist that is done: by whom, when."""

    entry = models.ForeignKey(StageEntry, on_delete=models.CASCADE, related_name="ticks")
    line = models.CharField(max_length=30)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "line"], name="a_line_is_ticked_once")]

    def __str__(self) -> str:
        return self.line


class LogEntry(models.Model):
    """What was said, by whom, with whom. Never changed: a new one `corrects` it; a message can be passed on to more readers.

    `writer`: the party whose person wrote it. What a message said stands here too (`message_models`).
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="log")
    kind = models.CharField(max_length=8, choices=LogKind.choices)
    on = models.DateField()
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    writer = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="written")
    words = models.TextField(max_length=4000)
    shared = models.CharField(max_length=8, choices=Shared.choices, default=Shared.NONE)
    corrects = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="correction")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "log entries"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"

    @property
    def is_contact(self) -> bool:
        """Somebody was in touch with a party: any kind but a note, and whatever a party wrote."""
        return self.kind != LogKind.NOTE or self.writer_id is not None

    @property
    def corrected_by(self) -> Any:
        return getattr(self, "correction", None)
