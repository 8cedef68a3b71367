"""Agreements of a case: what was agreed between which parties, and how far it is signed and registered."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.brokerage.agreement_kinds import AgreementKind, kinds
from cungcau.brokerage.agreement_workflow import AgreementState, agreement_states
from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.paper_models import Paper
from cungcau.kit.ids import new_pid


class Exclusivity(models.TextChoices):
    UNSAID = "unsaid", _("Not said")
    EXCLUSIVE = "exclusive", _("Exclusive")
    SOLE = "sole", _("Sole: the giver uses it too")
    NON_EXCLUSIVE = "non_exclusive", _("Not exclusive")


class Direction(models.TextChoices):
    UNKNOWN = "unknown", _("Not known yet")
    DOMESTIC = "domestic", _("Within Vietnam")
    INWARD = "inward", _("From abroad into Vietnam")
    OUTWARD = "outward", _("From Vietnam abroad")


class Known(models.TextChoices):
    UNKNOWN = "unknown", _("Not known yet")
    YES = "yes", _("Yes")
    NO = "no", _("No")


class Listed(models.TextChoices):
    UNKNOWN = "unknown", _("Not checked")
    NONE = "none", _("On none of the lists")
    PROMOTED = "promoted", _("Promoted")
    RESTRICTED = "restricted", _("Restricted")
    PROHIBITED = "prohibited", _("Prohibited")


class Agreement(models.Model):
    """`ref` is ours, `number` the parties' own. Codes in `objects`, `rights` and `payment` are those of their lists.

    What the test of registration asks for stands in `direction`, `budget`, `certified`, `listed` and `licensed`.
    `file_by` is the last day for filing as that test has it (`agreement_law.keep_last_day`).
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    ref = models.CharField(max_length=40, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agreements")
    kind = models.CharField(max_length=20, db_index=True)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=agreement_states, default=AgreementState.DRAFT, db_index=True)
    number = models.CharField(max_length=60, blank=True)
    technology = models.CharField(max_length=300, blank=True)
    objects_given = models.JSONField(default=list, blank=True)
    rights = models.JSONField(default=list, blank=True)
    exclusivity = models.CharField(max_length=16, choices=Exclusivity.choices, default=Exclusivity.UNSAID)
    territory = models.CharField(max_length=200, blank=True)
    value = models.PositiveBigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="VND")
    payment = models.JSONField(default=list, blank=True)
    schedule = models.TextField(max_length=2000, blank=True)
    origin_country = models.CharField(max_length=20, blank=True)
    supplier_kind = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    direction = models.CharField(max_length=10, choices=Direction.choices, default=Direction.UNKNOWN)
    budget = models.CharField(max_length=8, choices=Known.choices, default=Known.UNKNOWN)
    certified = models.CharField(max_length=8, choices=Known.choices, default=Known.UNKNOWN)
    listed = models.CharField(max_length=12, choices=Listed.choices, default=Listed.UNKNOWN)
    licensed = models.CharField(max_length=8, choices=Known.choices, default=Known.UNKNOWN)
    signed_on = models.DateField(null=True, blank=True, db_index=True)
    signed_copy = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    file_by = models.DateField(null=True, blank=True, db_index=True)
    filed_on = models.DateField(null=True, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    registered_as = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("signed", "finished")) | Q(signed_on__isnull=False, signed_copy__isnull=False),
                name="signed_with_a_day_and_a_copy",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(starts_on__lte=F("ends_on")), name="a_term_from_first_to_last"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("brokerage:agreement", args=[self.pid])

    @property
    def about(self) -> AgreementKind:
        return kinds()[self.kind]


class AgreementParty(models.Model):
    """Who stands under it, with the share of what comes of it, in per cent."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="sides")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="agreements")
    share = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "agreement parties"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "party"], name="a_party_stands_once_under_an_agreement"),
            models.CheckConstraint(condition=Q(share=None) | Q(share__gte=0, share__lte=100), name="a_share_of_a_hundred"),
        ]

    def __str__(self) -> str:
        return str(self.party)


class ClauseTick(models.Model):
    """A content that the law asks for was found in the contract: by whom, when."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clause_ticks")
    clause = models.CharField(max_length=30)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["agreement", "clause"], name="a_clause_is_ticked_once")]

    def __str__(self) -> str:
        return self.clause
