"""An interest sent without an account, until it is the interest of an organisation."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.guest_workflow import ClaimState, EnquiryState, enquiry_states, guest_claim_states
from cungcau.kit.fields import both
from cungcau.kit.ids import new_pid
from cungcau.listings.models import Kind, Listing


class Enquiry(models.Model):
    """What somebody without an account wants to say to the owner of a listing. Nobody reads it before the address is confirmed.

    The words are those of an Interest, which it becomes once a broker has tied it to an organisation. `confirm_*` guard the link
    that confirms, `link_round` makes older links worthless. `named`: the owner may know
    of the organisation before both agree. `agreed_at`: the sender lets the owner see the contact, once both
    agree. `asked_at`: a broker waits for an answer. `claim_state` says how far `claimed_by`, who logs in with the same address,
    has come. `flags` are codes of `guest_marks.FLAGS`.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    state = models.CharField(max_length=10, choices=enquiry_states, default=EnquiryState.SENT, db_index=True)
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="enquiries")
    title_vi = models.CharField(max_length=150, blank=True)
    title_en = models.CharField(max_length=150, blank=True)
    language = models.CharField(max_length=2, default="vi")
    sheet = models.ForeignKey("brokerage.Sheet", null=True, blank=True, on_delete=models.PROTECT, related_name="enquiries")

    about = models.TextField(max_length=1000, blank=True)
    wish = models.TextField(max_length=1000, blank=True)
    question = models.TextField(max_length=600, blank=True)
    approach = models.TextField(max_length=1500, blank=True)
    trl = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(9)])
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    cost_min = models.PositiveBigIntegerField(null=True, blank=True)
    cost_max = models.PositiveBigIntegerField(null=True, blank=True)
    conditions = models.TextField(max_length=600, blank=True)

    organisation_name = models.CharField(max_length=250, blank=True)
    name = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True, db_index=True)
    phone = models.CharField(max_length=40, blank=True)
    named = models.BooleanField(default=True)
    consent_version = models.CharField(max_length=20, blank=True)
    consent_purpose = models.TextField(blank=True)
    consent_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    network = models.CharField(max_length=80, blank=True, db_index=True)
    flags = models.JSONField(default=list, blank=True)

    confirm_until = models.DateTimeField(null=True, blank=True)
    confirm_round = models.PositiveSmallIntegerField(default=0)
    link_round = models.PositiveSmallIntegerField(default=1)

    interest = models.OneToOneField(
        "brokerage.Interest", null=True, blank=True, on_delete=models.PROTECT, related_name="enquiry"
    )
    handler = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(max_length=1000, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    claim_state = models.CharField(max_length=10, choices=guest_claim_states, default=ClaimState.NONE, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    verified_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    title = both("title")
    tax_code = ""  # not asked; what is read of a sender when her organisation is looked for (intake.queries)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[EnquiryState.SENT, EnquiryState.SPAM, EnquiryState.ERASED]) | Q(verified_at__isnull=False),
                name="what_brokers_read_is_verified",
            ),
            models.CheckConstraint(
                condition=~Q(state=EnquiryState.TIED) | Q(interest__isnull=False), name="what_is_tied_is_an_interest"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("brokerage:enquiry", args=[self.pid])

    @property
    def is_proposal(self) -> bool:
        return self.listing.kind == Kind.NEED


class EnquiryMessage(models.Model):
    """A question of a broker, or an answer of the sender."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="messages")
    at = models.DateTimeField(default=timezone.now)
    from_guest = models.BooleanField(default=False)
    author = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(max_length=2000)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
