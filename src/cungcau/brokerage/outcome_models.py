"""What came of an introduction: who is asked when, what each side says, and what it brought in the years after."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cungcau.access.models import User
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.outcome_workflow import OutcomeState, outcome_states
from cungcau.kit.ids import new_pid
from cungcau.registry.models import Organisation


class Seat(models.TextChoices):
    """The two sides of an introduction."""

    DEMAND = "demand", _("The side in need")
    SUPPLY = "supply", _("The side that offers")


OTHER = {Seat.DEMAND: Seat.SUPPLY, Seat.SUPPLY: Seat.DEMAND}


class Kind(models.TextChoices):
    NOTHING = "nothing", _("Nothing came of it")
    TALKS = "talks", _("Talks go on")
    MOU = "mou", _("A memorandum was signed")
    CONTRACT = "contract", _("A contract was signed")


class Publish(models.TextChoices):
    NO = "no", _("Tell nobody")
    NUMBER = "number", _("Count it, without our name")
    NAME = "name", _("Count it and name us")


class Way(models.TextChoices):
    LINK = "link", _("By the link in the mail")
    ACCOUNT = "account", _("Logged in")


class Subject(models.TextChoices):
    OUTCOME = "outcome", _("What came of it")
    IMPACT = "impact", _("What the contract brought")


class Method(models.TextChoices):
    DECLARED = "declared", _("Our own statement")
    DOCUMENTS = "documents", _("From our books or papers")
    ESTIMATED = "estimated", pgettext_lazy("figure", "Estimated")  # not the verb of the same spelling


class Level(models.TextChoices):
    UNVERIFIED = "unverified", _("Not verified")
    SEEN = "seen", _("Evidence seen")
    VERIFIED = "verified", _("Verified by an officer")


class Introduction(models.Model):
    """Two sides were brought together: by an interest whose contacts are open, or in a case beyond its introduction.

    A case that came of an interest belongs to the interest's introduction. A side that is not in the registry has a name alone.
    `kind` is what the state speaks of (a contract confirmed by both, a memorandum said by one), `value` what both sides confirm
    or the point settled, in VND; `contract_on` the first day that a side gives for a contract. They follow from the answers, and
    are kept here for lists. `next_on`: the day from which something is due, to ask or to give up.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    state = models.CharField(max_length=14, choices=outcome_states, default=OutcomeState.UNASKED, db_index=True)
    interest = models.OneToOneField(
        "brokerage.Interest", null=True, blank=True, on_delete=models.PROTECT, related_name="introduction"
    )
    case = models.OneToOneField(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="introduction")
    demand = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="introductions_in_need"
    )
    supply = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="introductions_offering"
    )
    demand_name = models.CharField(max_length=200, blank=True)
    supply_name = models.CharField(max_length=200, blank=True)
    introduced_on = models.DateField()
    next_on = models.DateField(null=True, blank=True, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, blank=True, db_index=True)
    value = models.PositiveBigIntegerField(null=True, blank=True)
    contract_on = models.DateField(null=True, blank=True)
    settled_note = models.TextField(max_length=1000, blank=True)
    settled_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-introduced_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(interest__isnull=False) | Q(case__isnull=False), name="an_introduction_came_of_something"
            ),
            models.CheckConstraint(
                condition=(Q(demand__isnull=False) | ~Q(demand_name="")) & (Q(supply__isnull=False) | ~Q(supply_name="")),
                name="an_introduction_has_two_sides",
            ),
            models.CheckConstraint(
                condition=~Q(state=OutcomeState.SETTLED) | Q(settled_at__isnull=False), name="what_is_settled_has_its_date"
            ),
        ]

    def __str__(self) -> str:
        return str(self.interest or self.case)

    def get_absolute_url(self) -> str:
        return reverse("brokerage:outcome", args=[self.pid])

    def organisation_id(self, seat: str) -> int | None:
        found: int | None = getattr(self, f"{seat}_id")
        return found

    def name(self, seat: str) -> str:
        """Who sits there."""
        return str(getattr(self, str(seat)) or getattr(self, f"{seat}_name"))

    def names(self, seat: str) -> tuple[str, str]:
        """The same in Vietnamese and English, for mails."""
        organisation, name = getattr(self, str(seat)), getattr(self, f"{seat}_name")
        return (organisation.name_vi, organisation.name_en) if organisation else (name, name)

    def title_for(self, seat: str) -> str:
        """What the people of a side read as its title: the goal of a case is the point's own, so theirs is their own listing."""
        return str(self._known_to(seat))

    def titles_for(self, seat: str) -> tuple[str, str]:
        known = self._known_to(seat)
        return (known.title_vi, known.title_en) if hasattr(known, "title_vi") else (str(known), str(known))

    def _known_to(self, seat: str) -> Any:
        if self.interest is not None:
            return self.interest
        case: Any = self.case
        listing = case.need if seat == Seat.DEMAND else case.offer
        return listing if listing is not None and listing.organisation_id == self.organisation_id(seat) else case.ref


class Ask(models.Model):
    """One question to one side: the row stands before its mail, so that nobody is asked twice for one round.

    `round`: days after the introduction, or months after the contract. `to` is the address; empty where none is known, or where
    the person was forgotten (`forgotten_at`).
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="asks")
    side = models.CharField(max_length=8, choices=Seat.choices)
    about = models.CharField(max_length=8, choices=Subject.choices)
    round = models.PositiveSmallIntegerField()
    to = models.EmailField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    until = models.DateField()
    forgotten_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "side", "about", "round"], name="a_side_is_asked_once_a_round"),
        ]

    def __str__(self) -> str:
        return f"{self.introduction}: {self.side}, {self.about} {self.round}"

    @property
    def is_over(self) -> bool:
        return self.until < timezone.localdate()


class Answer(models.Model):
    """What a side says, once. None is ever changed; the newest counts.

    `earlier`: what is signed on a day before the introduction was agreed without the point, says this side.
    Of a contract: `value` in VND, or `band` (scheme contract_value), or neither where the side would rather not say.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="answers")
    side = models.CharField(max_length=8, choices=Seat.choices)
    ask = models.ForeignKey(Ask, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.CharField(max_length=30, blank=True)
    on = models.DateField(null=True, blank=True)
    earlier = models.BooleanField(default=False)
    value = models.PositiveBigIntegerField(null=True, blank=True)
    band = models.CharField(max_length=30, blank=True)
    words = models.CharField(max_length=300, blank=True)
    publish = models.CharField(max_length=8, choices=Publish.choices, default=Publish.NO)
    way = models.CharField(max_length=8, choices=Way.choices)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value=None) | Q(band=""), name="a_value_or_a_band"),
            models.CheckConstraint(condition=Q(kind=Kind.CONTRACT) | Q(value=None, band=""), name="a_contract_alone_has_a_value"),
            models.CheckConstraint(
                condition=~Q(kind__in=[Kind.MOU, Kind.CONTRACT]) | Q(on__isnull=False), name="what_is_signed_has_a_day"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.introduction}: {self.side}, {self.kind}"

    @property
    def day(self) -> Any:
        """The day of which it speaks: that of the signature, else that on which it was said."""
        return self.on or timezone.localdate(self.at)


class Claim(models.Model):
    """The point's own word for a contract that neither side has confirmed."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="claim")
    why = models.TextField(max_length=600)
    evidence = models.TextField(max_length=1000)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why="") & ~Q(evidence=""), name="a_claim_says_why_and_shows_it")]

    def __str__(self) -> str:
        return f"{self.case}: {self.why}"


class Impact(models.Model):
    """One figure of what a contract brought since it was signed, as a side gives it; the newest of its side and metric counts."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="impacts")
    side = models.CharField(max_length=8, choices=Seat.choices)
    ask = models.ForeignKey(Ask, null=True, blank=True, on_delete=models.SET_NULL, related_name="impacts")
    metric = models.CharField(max_length=30)
    value = models.DecimalField(max_digits=20, decimal_places=2)
    method = models.CharField(max_length=10, choices=Method.choices)
    words = models.CharField(max_length=300, blank=True)
    way = models.CharField(max_length=8, choices=Way.choices)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.UNVERIFIED)
    level_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    level_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(level=Level.UNVERIFIED) | Q(level_at__isnull=False), name="a_check_has_its_date"),
        ]

    def __str__(self) -> str:
        return f"{self.introduction}: {self.metric}"

    def get_absolute_url(self) -> str:
        return self.introduction.get_absolute_url() + "#impact"
