"""An expert through time: where she worked, when she is away, and where she is not free to judge."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.kit.fields import both
from cungcau.kit.ids import new_pid
from cungcau.registry.models.records import Expert, Organisation
from cungcau.vocabulary.models import Term


class Affiliation(models.Model):
    """Where an expert works or worked; one that is open is the present one. `since` None is unknown."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="affiliations")
    position_vi = models.CharField(max_length=150, blank=True)
    position_en = models.CharField(max_length=150, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    position = both("position")

    class Meta:
        ordering = [models.F("until").desc(nulls_first=True), models.F("since").desc(nulls_last=True), "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["expert"], condition=Q(until=None), name="one_open_affiliation_an_expert")
        ]

    def __str__(self) -> str:
        return f"{self.expert} – {self.organisation}"


class Absence(models.Model):
    """Days, both ends counted, on which an expert cannot be asked."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="absences")
    since = models.DateField()
    until = models.DateField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(since__lte=models.F("until")), name="an_absence_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return f"{self.since} – {self.until}"


class Tie(models.TextChoices):
    """What ties an expert to a side. Those of `REFUSING` exclude her from judging it, the others are told."""

    EMPLOYED = "employed", _("works or worked there")
    SHARES = "shares", _("owns shares or capital")
    ADVISES = "advises", _("advises it, paid or unpaid")
    FUNDED = "funded", _("was paid or funded by it")
    FAMILY = "family", _("family ties")
    COMPETES = "competes", _("works for a competitor")
    OTHER = "other", _("another interest")


REFUSING = frozenset({Tie.EMPLOYED, Tie.SHARES, Tie.ADVISES, Tie.FAMILY, Tie.COMPETES})


class Interest(models.Model):
    """A conflict of interest that an expert declared: towards an organisation, or in a field; from a day to a day."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="interests")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="interests_in_it"
    )
    field = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tie = models.CharField(max_length=12, choices=Tie.choices)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=400, blank=True)
    declared_at = models.DateTimeField(default=timezone.now)
    declared_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-declared_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(field__isnull=False), name="an_interest_is_in_something"
            )
        ]

    def __str__(self) -> str:
        return f"{self.expert}: {self.get_tie_display()}"

    @property
    def is_present(self) -> bool:
        return self.holds_on(timezone.localdate())

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)

    @property
    def refuses(self) -> bool:
        """Towards an organisation, and of a kind that excludes judging it."""
        return self.organisation_id is not None and self.tie in REFUSING
