"""Listings: what is needed and what is offered, structured so that the two can be compared."""

from __future__ import annotations

import uuid
from collections import defaultdict
from functools import cached_property

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.kit.fields import both
from cungcau.kit.ids import new_pid
from cungcau.kit.related import columns_of
from cungcau.listings import life
from cungcau.listings.review_models import Change, Comment, Reading, Tick
from cungcau.listings.unsaved import Autosave, OpenForm  # noqa: F401  (Django looks for tables here)
from cungcau.listings.visibility import NAMED
from cungcau.listings.workflow import State, states
from cungcau.registry.models import Contact, Organisation, Zone
from cungcau.vocabulary.models import Term

__all__ = [
    "Change", "Comment", "IPItem", "Kind", "Listing", "Purpose", "Question",
    "Reading", "Revision", "Specification", "Target", "Tick",
]  # fmt: skip
ONE_TO_FIVE = [MinValueValidator(1), MaxValueValidator(5)]


class Kind(models.TextChoices):
    NEED = "need", _("Need")
    OFFER = "offer", _("Offer")


class ListingQuerySet(models.QuerySet["Listing"]):
    def needs(self) -> ListingQuerySet:
        return self.filter(kind=Kind.NEED)

    def offers(self) -> ListingQuerySet:
        return self.filter(kind=Kind.OFFER)

    def published(self) -> ListingQuerySet:
        """Published, not past its last day and not stale."""
        return self.filter(life.current())

    def with_parts(self) -> ListingQuerySet:
        """Everything that a page about one listing, or the matching engine, reads; in a fixed number of queries."""
        return self.select_related("organisation__zone", "zone").prefetch_related(
            "terms", "specifications", "targets", "ip_items"
        )


class Listing(life.Living, models.Model):
    """A need (tin cầu) or an offer (tin cung) of an organisation.

    Money is in VND. Columns of one kind only stay empty for the other. What is internal (budget, absorption,
    contact, adviser) is never shown to a stranger; see `visibility`.
    """

    # identity
    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    ref = models.CharField(max_length=40, unique=True, null=True, editable=False)
    external_id = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    subkind = models.CharField(max_length=30, blank=True)
    title_vi = models.CharField(max_length=150, blank=True)
    title_en = models.CharField(max_length=150, blank=True)
    summary_vi = models.TextField(max_length=500, blank=True)
    summary_en = models.TextField(max_length=500, blank=True)
    description_vi = models.TextField(max_length=4000, blank=True)
    description_en = models.TextField(max_length=4000, blank=True)
    keywords_vi = models.CharField(max_length=300, blank=True)
    keywords_en = models.CharField(max_length=300, blank=True)

    # a need's problem
    current_technology = models.TextField(max_length=1000, blank=True)
    problem = models.TextField(max_length=2000, blank=True)
    inputs = models.TextField(max_length=1000, blank=True)  # what goes in: a need's raw materials, an offer's inputs
    standards = models.CharField(max_length=400, blank=True)
    site_conditions = models.TextField(max_length=1000, blank=True)
    tried = models.TextField(max_length=1000, blank=True)
    not_wanted = models.TextField(max_length=1000, blank=True)

    # an offer's substance
    advantages = models.TextField(max_length=2000, blank=True)
    competing_solution = models.TextField(max_length=1000, blank=True)
    economic_comparison = models.TextField(max_length=1000, blank=True)
    applications = models.TextField(max_length=1000, blank=True)
    target_users = models.CharField(max_length=300, blank=True)
    references = models.TextField(max_length=2000, blank=True)
    awards = models.CharField(max_length=400, blank=True)
    capacity = models.CharField(max_length=300, blank=True)
    footprint = models.CharField(max_length=300, blank=True)
    energy = models.CharField(max_length=300, blank=True)
    waste = models.CharField(max_length=300, blank=True)
    outputs = models.TextField(max_length=1000, blank=True)
    certificates = models.CharField(max_length=400, blank=True)

    # readiness: the level an offer has, the level a need asks for
    trl = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(9)])
    stage = models.CharField(max_length=30, blank=True)
    months_to_deploy = models.PositiveSmallIntegerField(null=True, blank=True)

    # deal: a need's budget, an offer's price
    money_min = models.PositiveBigIntegerField(null=True, blank=True)
    money_max = models.PositiveBigIntegerField(null=True, blank=True)
    budget_disclosure = models.CharField(max_length=20, default="broker_only")
    price_kind = models.CharField(max_length=20, blank=True)
    funding_source = models.CharField(max_length=30, blank=True)
    start_by = models.DateField(null=True, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    urgency = models.CharField(max_length=10, blank=True)
    warranty = models.CharField(max_length=300, blank=True)  # given by an offer, expected by a need
    training = models.CharField(max_length=300, blank=True)
    origin_preference = models.CharField(max_length=300, blank=True)
    incidental_costs = models.CharField(max_length=400, blank=True)
    territory = models.CharField(max_length=200, blank=True)

    # transfer rights of an offer
    owner_kind = models.CharField(max_length=30, blank=True)
    inventors = models.CharField(max_length=300, blank=True)
    right_to_transfer = models.CharField(
        max_length=20, blank=True, choices=[("owner", _("We own it")), ("authorised", _("We are authorised by the owner"))]
    )
    state_funded = models.BooleanField(null=True, blank=True)
    task_code = models.CharField(max_length=80, blank=True)
    task_agency = models.CharField(max_length=300, blank=True)
    existing_licences = models.CharField(max_length=400, blank=True)

    # what the law says of it, as far as its owner knows
    transfer_list = models.CharField(max_length=20, blank=True)
    licence_needed = models.BooleanField(null=True, blank=True)
    export_control = models.CharField(max_length=400, blank=True)
    hi_tech = models.BooleanField(null=True, blank=True)

    # absorption capacity of a need's firm: internal
    absorption_finance = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    absorption_people = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    absorption_infrastructure = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    absorption_management = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    absorption_note = models.TextField(max_length=1000, blank=True)

    # parties
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="listings")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="listings")
    adviser = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="advised_listings")
    created_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="listings")
    zone = models.ForeignKey(Zone, null=True, blank=True, on_delete=models.PROTECT, related_name="listings")
    excluded_organisations = models.ManyToManyField(Organisation, blank=True, related_name="excluded_from")
    chosen_organisations = models.ManyToManyField(Organisation, blank=True, related_name="chosen_for")

    # who may see which part, where its owner chose other than the table of `visibility`; and what is for few
    sights = models.JSONField(default=dict, blank=True)
    confidential = models.TextField(max_length=4000, blank=True)

    # classification: fields, VSIC, IPC, SDG, goals, strategic groups, transfer modes, rights, package, payment, demonstration;
    # and the partner sought: provinces, kinds and sizes of organisations
    terms = models.ManyToManyField(Term, blank=True, related_name="listings")

    # publishing and life
    anonymity = models.CharField(max_length=20, default="named")
    partner_wishes = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=states, default=State.DRAFT, db_index=True)
    source = models.CharField(max_length=12, default="form")
    valid_until = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    last_confirmed_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(blank=True)
    # review: who has taken it (so that no two read the same), and who has changed the text since it was sent
    reader = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="listings_in_review")
    reader_since = models.DateTimeField(null=True, blank=True)
    review_editors = models.ManyToManyField(User, blank=True, related_name="+")
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)

    objects = ListingQuerySet.as_manager()

    title = both("title")
    summary = both("summary")
    description = both("description")
    keywords = both("keywords")

    class Meta:
        ordering = ["-updated_at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "state", "-published_at"]),
            # All that counting asks of a listing: who may read it, and its facets. The rows themselves are wide.
            models.Index(
                fields=[
                    "kind", "state", "anonymity", "valid_until", "last_confirmed_at", "published_at", "organisation",
                    "created_by", "subkind", "zone", "trl",
                ],
                name="listings_counted",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title_vi="", title_en=""), name="a_listing_has_a_title"),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False), name="published_has_a_date"
            ),
            models.CheckConstraint(
                condition=Q(money_min=None) | Q(money_max=None) | Q(money_min__lte=models.F("money_max")),
                name="money_from_is_not_above_to",
            ),
            models.UniqueConstraint(
                fields=["kind", "external_id"], condition=~Q(external_id=""), name="an_outside_id_once_a_kind"
            ),
            models.CheckConstraint(condition=Q(trl=None) | Q(trl__range=(1, 9)), name="trl_is_1_to_9"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("listings:detail", args=[self.pid])

    @property
    def is_need(self) -> bool:
        return self.kind == Kind.NEED

    @property
    def is_offer(self) -> bool:
        return self.kind == Kind.OFFER

    @property
    def is_anonymous(self) -> bool:
        return self.anonymity not in NAMED

    @cached_property
    def codes(self) -> dict[str, list[str]]:
        """The codes of this listing by scheme: ``listing.codes["field"]``."""
        found: dict[str, list[str]] = defaultdict(list)
        for scheme, code in columns_of(self, "terms", "scheme_id", "code"):
            found[scheme].append(code)
        return found

    @property
    def languages(self) -> list[str]:
        """In which languages it is written: ["vi"], ["en"] or both."""
        return [language for language in ("vi", "en") if getattr(self, f"title_{language}")]


class Specification(models.Model):
    """One row of a requirement (need) or of what is promised (offer): parameter, operator, value, unit."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="specifications")
    position = models.PositiveSmallIntegerField(default=0)
    parameter = models.CharField(max_length=120)
    operator = models.CharField(max_length=6, default="=")
    value = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    text = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    must = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.parameter} {self.operator} {self.value if self.value is not None else self.text} {self.unit}".strip()


class Target(models.Model):
    """A measurable target of a need: the metric now and as wanted."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="targets")
    position = models.PositiveSmallIntegerField(default=0)
    metric = models.CharField(max_length=150)
    now = models.CharField(max_length=60, blank=True)
    wanted = models.CharField(max_length=60)
    unit = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.metric}: {self.now} → {self.wanted} {self.unit}".strip()


class IPItem(models.Model):
    """An intellectual-property right behind an offer."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="ip_items")
    position = models.PositiveSmallIntegerField(default=0)
    type = models.CharField(max_length=30)
    status = models.CharField(max_length=20, default="none")
    number = models.CharField(max_length=60, blank=True)
    date = models.DateField(null=True, blank=True)
    expiry = models.DateField(null=True, blank=True)
    territory = models.CharField(max_length=120, blank=True)
    owner_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.type} {self.number}".strip()


class Revision(models.Model):
    """What the listing said at one version: kept at every change of its content, never changed.

    `names` holds what the codes in it were called then, as {"scheme:code": [Vietnamese, English]}, so that an old version can be
    read after the code lists have changed. `verb` and `note` say what was done and why.
    """

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)
    verb = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    content = models.JSONField()
    names = models.JSONField(default=dict)

    class Meta:
        ordering = ["-version", "-pk"]
        constraints = [models.UniqueConstraint(fields=["listing", "version"], name="a_version_is_kept_once")]

    def __str__(self) -> str:
        return f"{self.listing_id} v{self.version}"


class Numbering(models.Model):
    """How many references of one stem (point, kind and day) were given; so the next one is not looked for among all."""

    stem = models.CharField(max_length=40, primary_key=True)
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.stem}{self.last:03d}"


class Purpose(models.TextChoices):
    CONFIRM = "confirm", _("Is it still current?")
    RENEW = "renew", _("Shall it be renewed?")


class Question(models.Model):
    """What the house asks one person about one listing by mail, and the answer.

    `round` is what it is about: the moment of the last confirmation, or the last day. `told` counts the mails of this round
    (first, again, last notice); it is counted up in the transaction that queues the mail, so no mail goes twice.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="questions")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    round = models.CharField(max_length=40)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="questions")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="questions")
    told = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    answer = models.CharField(max_length=20, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, contact=None) | Q(user=None, contact__isnull=False), name="one_person_is_asked"
            ),
            models.UniqueConstraint(
                fields=["listing", "purpose", "round", "user"], condition=Q(contact=None), name="a_user_is_asked_once_a_round"
            ),
            models.UniqueConstraint(
                fields=["listing", "purpose", "round", "contact"], condition=Q(user=None), name="a_contact_is_asked_once_a_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.purpose} {self.round}"
