"""What an officer found when she compared the technology of a case with one entry of the lists of the law."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.case_models import Case
from cungcau.kit.ids import new_pid


class Verdict(models.TextChoices):
    CONFIRMED = "confirmed", _("It falls under this entry")
    DISMISSED = "dismissed", _("It does not fall under this entry")


class ListedFinding(models.Model):
    """Never changed: a newer one about the same entry stands in front of it.

    About one agreement, or with `agreement` empty about the case and all agreements that have none of their own. The entry is
    named by list, edition and code, with its name of that day: it is still read when the list has another edition. `on_list` is
    promoted, restricted or prohibited; `judged_for` the day for which it was looked up: of the signature, or the day itself.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="listed_findings")
    agreement = models.ForeignKey(Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="listed_findings")
    on_list = models.CharField(max_length=12)
    scheme = models.CharField(max_length=40)
    edition = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    entry = models.TextField(blank=True)
    judged_for = models.DateField()
    matched = models.CharField(max_length=300, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField(max_length=600)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.code}: {self.get_verdict_display()}"

    @property
    def key(self) -> tuple[str, str, str]:
        return self.scheme, self.edition, self.code
