"""The field for a day. Every day that people type comes in through it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class DayField(forms.DateField):
    """A day of somebody's life: a slip of the hand ("0026", "9999") is told, with what can be meant.

    `back` and `ahead` are the years before and after this one in which it may lie; `ahead=None` means not after today. With
    `to_come` it is the day of something that is still to be done: today or later.
    """

    def __init__(self, *, back: int = 100, ahead: int | None = 50, to_come: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.back, self.ahead, self.to_come = back, ahead, to_come

    def validate(self, value: Any) -> None:
        super().validate(value)
        today = timezone.localdate()
        if self.to_come and value is not None and value < today:
            raise ValidationError(_("This day is over. Give today or a later day."), code="over")
        first = date(today.year - self.back, 1, 1)
        last = today if self.ahead is None else date(today.year + self.ahead, 12, 31)
        if value is not None and not first <= value <= last:
            ends = {"first": date_format(first, "SHORT_DATE_FORMAT"), "last": date_format(last, "SHORT_DATE_FORMAT")}
            raise ValidationError(_("Give a day from %(first)s to %(last)s."), code="day", params=ends)
