"""Documents of a case: who may open them, and their versions."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.paper_workflow import PaperState, paper_states
from cungcau.files.models import File
from cungcau.kit.ids import new_pid


class Access(models.TextChoices):
    BROKERS = "brokers", _("Brokers and the second adviser alone")
    OFFICERS = "officers", _("Also moderators and the director, where they may read the case")
    DEMAND = "demand", _("Also the side in need")
    SUPPLY = "supply", _("Also the side that offers")
    ALL = "all", _("Also all parties")


class PaperKind(models.TextChoices):
    DESCRIPTION = "description", _("Technical description")
    DRAWING = "drawing", _("Drawing")
    FIGURES = "figures", _("Measurements and figures")
    QUOTE = "quote", _("Quotation")
    MINUTES = "minutes", _("Minutes")
    RIGHTS = "rights", _("Proof of rights")
    SIGNED = "signed", _("Signed copy")
    OTHER = "other", _("Other")


class Paper(models.Model):
    """One document. Withdrawn it is no longer seen by the parties; it is never deleted.

    `party`: whose people put it there; empty where those who work on the case did. They always see and open it.
    `after_nda`: another party opens it only once its own signature stands under an agreement of confidentiality of this case.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=PaperKind.choices)
    access = models.CharField(max_length=8, choices=Access.choices, default=Access.BROKERS)
    after_nda = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=paper_states, default=PaperState.KEPT)
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("brokerage:paper", args=[self.pid])

    def get_parent_url(self) -> str:
        """Where who withdrew it goes on, if she cannot read it any more."""
        return self.case.get_absolute_url()

    @property
    def newest(self) -> Any:
        return self.copies.order_by("-number").first()  # type: ignore[attr-defined]


class Copy(models.Model):
    """One version of a document. `pages` is 0 where it is no PDF, or one that the typesetter cannot read: it carries no mark."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="copies")
    number = models.PositiveIntegerField()
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        verbose_name_plural = "copies"
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="versions_are_numbered")]

    def __str__(self) -> str:
        return f"{self.paper} ({self.number})"
