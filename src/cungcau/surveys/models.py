"""Campaigns, the firms in them, what was reported about each, and what came of it."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.kit.fields import both, reader_language
from cungcau.kit.ids import new_pid
from cungcau.listings.models import Kind, Listing
from cungcau.registry.models import Contact, Organisation
from cungcau.surveys.codes import code_of
from cungcau.surveys.workflow import DONE, CampaignState, VisitState, campaign_states, visit_states

ONE_TO_FIVE = [MinValueValidator(1), MaxValueValidator(5)]
ABSORPTION = ("finance", "people", "infrastructure", "management")


class Method(models.TextChoices):
    VISIT = "visit", _("On site")
    FORM = "form", _("By form")
    PHONE = "phone", _("By phone")


class Sheet(models.TextChoices):
    """The papers of a campaign."""

    NEED = "need", _("Need form")
    OFFER = "offer", _("Offer form")
    PROFILE = "profile", _("Update of the organisation's entry")
    VISIT = "visit", _("Visit sheet")


class Campaign(models.Model):
    """A survey campaign (đợt khảo sát): its aim, its papers and questions, and the firms that are asked.

    `forms` are values of Sheet; `questions` are dicts with key, kind ("text", "scale", "yesno"), vi, en. `number` is the
    first part of the codes on its papers.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    number = models.PositiveIntegerField(unique=True, editable=False)
    title_vi = models.CharField(max_length=150)
    title_en = models.CharField(max_length=150, blank=True)
    aim_vi = models.TextField(max_length=2000, blank=True)
    aim_en = models.TextField(max_length=2000, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    forms = models.JSONField(default=list)
    questions = models.JSONField(default=list)
    adviser = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="led_campaigns")
    closing_note = models.TextField(max_length=4000, blank=True)
    state = models.CharField(max_length=10, choices=campaign_states, default=CampaignState.PLANNED)
    created_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    title = both("title")
    aim = both("aim")

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lte=models.F("ends_on")), name="a_campaign_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("surveys:campaign", args=[self.pid])

    @property
    def tone(self) -> str:
        return {CampaignState.RUNNING: "good", CampaignState.PLANNED: "info"}.get(CampaignState(self.state), "neutral")

    @property
    def asked(self) -> list[tuple[str, str, str]]:
        """(key, kind, text in the reader's language) of every question."""
        language = reader_language()
        return [(one["key"], one["kind"], one.get(language) or one["vi"]) for one in self.questions]

    @property
    def sheet_names(self) -> list[str]:
        return [str(Sheet(name).label) for name in self.forms]


class Visit(models.Model):
    """One firm of a campaign: how it is asked, who goes there when, how far that has come, and what was heard.

    `at` and `place` are the appointment; `done_on` is the day on which the firm was heard. `note`, `answers` and the
    absorption capacity (1–5) are internal and hold what was said last; every report before is kept too.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="visits")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="survey_visits")
    number = models.PositiveIntegerField(editable=False)
    method = models.CharField(max_length=8, choices=Method.choices, default=Method.VISIT)
    officer = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="survey_visits")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=250, blank=True)
    state = models.CharField(max_length=12, choices=visit_states, default=VisitState.TO_VISIT)
    reason = models.CharField(max_length=40, blank=True)
    done_on = models.DateField(null=True, blank=True)
    note = models.TextField(max_length=4000, blank=True)
    answers = models.JSONField(default=dict)
    absorption_finance = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    absorption_people = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    absorption_infrastructure = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    absorption_management = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    absorption_note = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["campaign", "number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "organisation"], name="a_firm_once_in_a_campaign"),
            models.UniqueConstraint(fields=["campaign", "number"], name="a_number_once_in_a_campaign"),
        ]
        indexes = [models.Index(fields=["officer", "state", "at"])]

    def __str__(self) -> str:
        return self.organisation.name

    def get_absolute_url(self) -> str:
        return reverse("surveys:visit", args=[self.pid])

    @property
    def code(self) -> str:
        """What stands on its papers, without the letters of the sheet: ``3-0014-52``."""
        return code_of(self.campaign.number, self.number)

    @property
    def is_done(self) -> bool:
        return self.state in DONE

    @property
    def tone(self) -> str:
        tones = {"visited": "good", "answered": "good", "agreed": "info", "form_sent": "info", "refused": "bad",
                 "not_reached": "warn"}  # fmt: skip
        return tones.get(self.state, "neutral")

    @property
    def absorption(self) -> dict[str, Any]:
        """The four scores by name; None where nobody said."""
        return {name: getattr(self, f"absorption_{name}") for name in ABSORPTION}


class Report(models.Model):
    """What one person sent about a visit. `key` was made when the form was opened, so what is sent twice counts once."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    key = models.CharField(max_length=40, unique=True)
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="reports")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    content = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.visit} {self.at:%d/%m/%Y}"


class Finding(models.Model):
    """A need or an offer that came of a visit: the words as they were heard, and the listing that was drafted from them."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="findings")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.NEED)
    content = models.JSONField(default=dict)
    listing = models.OneToOneField(Listing, null=True, blank=True, on_delete=models.SET_NULL, related_name="survey_finding")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.content.get("title_vi") or self.content.get("title_en") or "")
