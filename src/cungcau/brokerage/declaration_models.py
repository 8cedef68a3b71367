"""What a side declares about its technology: its right to transfer it, and whether the State paid for the result."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.brokerage.case_models import Case, Party
from cungcau.kit.ids import new_pid


class Declared(models.TextChoices):
    RIGHT = "right", _("Right to transfer")
    BUDGET = "budget", _("Result paid for by the State")


class Declaration(models.Model):
    """Never changed: a newer one of the same party stands in front of it. `told`: an officer wrote down what the party told her.

    `said` are the answers of the form of its kind, by field.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="declarations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="declarations")
    kind = models.CharField(max_length=8, choices=Declared.choices)
    said = models.JSONField(default=dict)
    told = models.BooleanField(default=False)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.party}"
