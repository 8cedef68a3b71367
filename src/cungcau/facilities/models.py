"""What organisations lend to others by the hour, and who has asked for which hours."""

from __future__ import annotations

from datetime import date, datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.engines.common.text import fold
from cungcau.facilities.workflow import BookingState, State, booking_states, states
from cungcau.kit.fields import both
from cungcau.kit.ids import new_pid
from cungcau.registry.models import Organisation, Zone


class Kind(models.TextChoices):
    LABORATORY = "laboratory", _("Laboratory")
    EQUIPMENT = "equipment", _("Equipment")
    TEST = "test", _("Test or measurement")
    TRAINING_ROOM = "training_room", _("Training room")
    COURSE = "course", _("Training course")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Facility(models.Model):
    """A laboratory, a machine, a test, a room or a course of an organisation, to be booked in half hours.

    `notice_hours`: how long before its beginning a time must be asked for. `ahead_days`: how far ahead it can be.
    `approver` decides on bookings; without one every editor of the organisation does.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="facilities")
    name_vi = models.CharField(max_length=150, blank=True)
    name_en = models.CharField(max_length=150, blank=True)
    summary_vi = models.TextField(max_length=500, blank=True)
    summary_en = models.TextField(max_length=500, blank=True)
    description_vi = models.TextField(max_length=4000, blank=True)
    description_en = models.TextField(max_length=4000, blank=True)
    methods = models.TextField(max_length=1000, blank=True)
    standards = models.CharField(max_length=400, blank=True)
    accreditation = models.CharField(max_length=300, blank=True)
    capacity = models.CharField(max_length=300, blank=True)
    people_most = models.PositiveSmallIntegerField(null=True, blank=True)
    zone = models.ForeignKey(Zone, null=True, blank=True, on_delete=models.PROTECT, related_name="facilities")
    place = models.CharField(max_length=200, blank=True)
    conditions = models.TextField(max_length=1000, blank=True)
    fee_note = models.CharField(max_length=400, blank=True)
    safety = models.TextField(max_length=1000, blank=True)
    approver = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="approved_facilities")
    notice_hours = models.PositiveSmallIntegerField(default=24, validators=[MaxValueValidator(720)])
    ahead_days = models.PositiveSmallIntegerField(default=90, validators=[MinValueValidator(1), MaxValueValidator(365)])
    open_on_holidays = models.BooleanField(default=False)
    folded = models.TextField(blank=True, editable=False)
    state = models.CharField(max_length=12, choices=states, default=State.DRAFT, db_index=True)
    comment = models.TextField(blank=True)
    created_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)

    name = both("name")
    summary = both("summary")
    description = both("description")

    class Meta:
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name_vi="", name_en=""), name="a_facility_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("facilities:facility", args=[self.pid])

    @property
    def is_bookable(self) -> bool:
        return self.state == State.PUBLISHED and self.organisation.state != "suspended"

    def refold(self) -> None:
        """Derive what a search looks through: no marks, no capitals."""
        words = (self.name_vi, self.name_en, self.summary_vi, self.summary_en, self.methods, self.standards, self.accreditation)
        self.folded = fold(" ".join(words))


class Opening(models.Model):
    """From when to when it is open on a day of the week, in the point's time zone."""

    facility = models.ForeignKey(Facility, on_delete=models.CASCADE, related_name="openings")
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "weekday", "opens"], name="opens_once_at_a_time"),
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="opens_before_it_closes"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class Closure(models.Model):
    """Days on which it is closed, both ends with them."""

    facility = models.ForeignKey(Facility, on_delete=models.CASCADE, related_name="closures")
    first = models.DateField()
    last = models.DateField()
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["first", "pk"]
        constraints = [models.CheckConstraint(condition=Q(first__lte=F("last")), name="a_closure_ends_after_it_begins")]

    def __str__(self) -> str:
        return f"{self.first} – {self.last}"

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


class Booking(models.Model):
    """Somebody of an organisation wants a time. `owner` is the organisation that lends; it decides.

    While another time is proposed it stands in `starts_at`, and what was asked for in `asked_starts_at`.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="bookings")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="lent_bookings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bookings")
    requested_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="bookings")
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    asked_starts_at = models.DateTimeField()
    asked_ends_at = models.DateTimeField()
    purpose = models.TextField(max_length=1000)
    people = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=booking_states, default=BookingState.REQUESTED, db_index=True)
    answer = models.TextField(max_length=1000, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="a_booking_ends_after_it_starts")]

    def __str__(self) -> str:
        return f"{self.facility} {timezone.localtime(self.starts_at):%d/%m/%Y %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("facilities:booking", args=[self.pid])

    def is_past(self, now: datetime | None = None) -> bool:
        return self.ends_at <= (now or timezone.now())


class Taken(models.Model):
    """Half an hour of a facility that somebody has. The unique pair is what makes a double booking impossible."""

    facility = models.ForeignKey(Facility, on_delete=models.CASCADE, related_name="taken")
    at = models.DateTimeField()
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="taken")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facility", "at"], name="a_half_hour_is_taken_once")]

    def __str__(self) -> str:
        return f"{self.facility_id} {self.at}"
