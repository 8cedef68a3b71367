"""Organisations, their people and zones; experts; authorities; and the point itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.kit.fields import both
from cungcau.kit.ids import new_pid
from cungcau.registry.tax_code import check_tax_code
from cungcau.registry.workflow import ExpertState, OrganisationState, expert_states, organisation_states
from cungcau.vocabulary.models import Term

if TYPE_CHECKING:
    from cungcau.registry.models.trust import Consent


class ZonePlan(models.Model):
    """One version of the park's division into zones; zones are re-drawn, so they have dates and a source."""

    code = models.CharField(max_length=40, unique=True)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source_vi = models.CharField(max_length=300, blank=True)
    source_en = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=20, default="unknown")

    name = both("name")
    source = both("source")

    class Meta:
        ordering = ["-valid_from", "-pk"]

    def __str__(self) -> str:
        return self.name


class Zone(models.Model):
    """A functional zone of the park in one plan. `hectares` is None where no source gives it."""

    plan = models.ForeignKey(ZonePlan, on_delete=models.PROTECT, related_name="zones")
    code = models.CharField(max_length=40)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    hectares = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    source_vi = models.CharField(max_length=300, blank=True)
    source_en = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=20, default="unknown")
    order = models.PositiveSmallIntegerField(default=0)

    name = both("name")
    source = both("source")

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="a_zone_once_in_a_plan")]

    def __str__(self) -> str:
        return self.name

    @property
    def href(self) -> str:
        """The list of the zone's organisations."""
        return f"{reverse('discovery:search')}?kind=organisation&zone={self.code}"


class Organisation(models.Model):
    """A firm, institute, university, agency … that needs or offers technology."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    external_id = models.CharField(max_length=80, blank=True)
    name_vi = models.CharField(max_length=250)
    name_en = models.CharField(max_length=250, blank=True)
    short_name = models.CharField(max_length=80, blank=True)
    sort_key = models.CharField(max_length=200, blank=True, db_index=True)
    folded = models.CharField(max_length=600, blank=True)
    kind = models.CharField(max_length=40)
    tax_code = models.CharField(max_length=14, null=True, blank=True, unique=True, validators=[check_tax_code])
    registration_no = models.CharField(max_length=80, blank=True)
    certificate_no = models.CharField(max_length=80, blank=True)
    legal_representative = models.CharField(max_length=150, blank=True)
    summary_vi = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    capabilities_vi = models.TextField(blank=True)
    capabilities_en = models.TextField(blank=True)
    products = models.TextField(blank=True)
    shared_equipment = models.TextField(blank=True)
    certificates = models.CharField(max_length=400, blank=True)
    export_markets = models.CharField(max_length=300, blank=True)
    size_band = models.CharField(max_length=20, blank=True)
    employees = models.PositiveIntegerField(null=True, blank=True)
    revenue_band = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    province = models.CharField(max_length=8, blank=True)
    commune = models.CharField(max_length=120, blank=True)
    street = models.CharField(max_length=200, blank=True)
    website = models.URLField(blank=True)
    in_park = models.BooleanField(default=False)
    zone = models.ForeignKey(Zone, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations")
    project_code = models.CharField(max_length=60, blank=True)
    park_activity = models.CharField(max_length=120, blank=True)
    terms = models.ManyToManyField(Term, blank=True, related_name="organisations")
    adviser = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="advised_organisations")
    state = models.CharField(max_length=20, choices=organisation_states, default=OrganisationState.TEMPORARY)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_in")
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)

    name = both("name")
    summary = both("summary")
    capabilities = both("capabilities")

    class Meta:
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("registry:organisation", args=[self.pid])


class Membership(models.Model):
    """Who works where, from when to when; an editor may write for the organisation, a reader may look."""

    EDITOR, READER = "editor", "reader"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=[(EDITOR, _("Editor")), (READER, _("Reader"))], default=EDITOR)
    position_vi = models.CharField(max_length=120, blank=True)
    position_en = models.CharField(max_length=120, blank=True)
    since = models.DateField(default=date.today)
    until = models.DateField(null=True, blank=True)

    position = both("position")

    class Meta:
        ordering = ["user__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"], condition=Q(until=None), name="one_open_membership_an_organisation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.organisation}"

    @property
    def is_current(self) -> bool:
        """Not over; the last day is the first on which it counts no more."""
        return self.until is None or self.until > timezone.localdate()


class Contact(models.Model):
    """A person to reach at an organisation; internal. What she agreed to stands in the ledger (`consents`).

    `withdrawn_on`: since that day no consent is in force any more; None while one is, or while none was ever asked for.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=150)
    position = models.CharField(max_length=150, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_in")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def open_consents(self) -> list[Consent]:
        """The lines of the ledger that are in force, the newest first."""
        return [one for one in self.consents.all() if one.withdrawn_on is None]

    def agreed_to(self, purpose: str) -> bool:
        return any(one.purpose == purpose for one in self.open_consents)

    @property
    def consent_purpose(self) -> str:
        """What the newest consent is for, in the words in which it was written down; for tables that have one column for it."""
        newest = next(iter(self.open_consents), None)
        return (newest.words or newest.purpose) if newest else ""

    @property
    def consent_on(self) -> date | None:
        newest = next(iter(self.open_consents), None)
        return newest.given_on if newest else None


class Expert(models.Model):
    """Somebody who advises, assesses, negotiates; may or may not have an account."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    external_id = models.CharField(max_length=80, blank=True)
    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="expert")
    name = models.CharField(max_length=150)
    sort_key = models.CharField(max_length=200, blank=True, db_index=True)
    folded = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=60, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="experts")
    position_vi = models.CharField(max_length=150, blank=True)
    position_en = models.CharField(max_length=150, blank=True)
    summary_vi = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    keywords_vi = models.CharField(max_length=400, blank=True)
    keywords_en = models.CharField(max_length=400, blank=True)
    languages = models.CharField(max_length=80, blank=True)
    region = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=8, blank=True)
    projects = models.TextField(blank=True)
    references = models.TextField(blank=True)
    fee_band = models.CharField(max_length=20, blank=True)
    pro_bono_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    consent_scope = models.CharField(max_length=200, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    availability_vi = models.CharField(max_length=200, blank=True)
    availability_en = models.CharField(max_length=200, blank=True)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    publications = models.PositiveIntegerField(null=True, blank=True)
    patents = models.PositiveIntegerField(null=True, blank=True)
    identifier = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    conflict_of_interest = models.TextField(blank=True)
    terms = models.ManyToManyField(Term, blank=True, related_name="experts")
    state = models.CharField(max_length=20, choices=expert_states, default=ExpertState.PROPOSED)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_in")
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)

    position = both("position")
    summary = both("summary")
    keywords = both("keywords")
    availability = both("availability")

    class Meta:
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return f"{self.title} {self.name}".strip()

    def get_absolute_url(self) -> str:
        return reverse("registry:expert", args=[self.pid])

    @property
    def is_out_of_date(self) -> bool:
        """The day until which the profile was said to count is past."""
        return self.valid_until is not None and self.valid_until < timezone.localdate()


class Authority(models.Model):
    """A public body; its names change by decree, so each name has dates and a source."""

    code = models.CharField(max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        named = self.name_on(timezone.localdate())
        return str(named) if named else self.code

    def name_on(self, day: date) -> AuthorityName | None:
        """The name in force on a day; the latest known one where the sources leave the day open."""
        names = [name for name in self.names.all() if name.valid_from is None or name.valid_from <= day]
        current = [name for name in names if name.valid_to is None or name.valid_to >= day]
        chosen = current or names
        return max(chosen, key=lambda name: name.valid_from or date.min) if chosen else None


class AuthorityName(models.Model):
    """One name of a public body, with the dates that a source gives (None is unknown)."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="names")
    name_vi = models.CharField(max_length=250)
    name_en = models.CharField(max_length=250, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source_vi = models.CharField(max_length=300, blank=True)
    source_en = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=20, default="unknown")

    name = both("name")
    source = both("source")

    class Meta:
        ordering = ["valid_from", "pk"]

    def __str__(self) -> str:
        return self.name


class Point(models.Model):
    """This installation: its code in references, its name in both languages, its logo and host."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    code = models.CharField(max_length=12, default="POINT")
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    host = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    logo = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address_vi = models.CharField(max_length=250, blank=True)
    address_en = models.CharField(max_length=250, blank=True)
    version = models.PositiveIntegerField(default=1)

    name = both("name")
    address = both("address")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only=True), name="there_is_one_point")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not self.code.isalnum():
            raise ValidationError({"code": _("Letters and digits only, for example HHTP.")})


def point() -> Point | None:
    """The installation's own row; None before set-up."""
    return Point.objects.select_related("host").first()


