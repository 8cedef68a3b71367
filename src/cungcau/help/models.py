"""Who wants no walk any more."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class TourEnd(models.Model):
    """This person has walked to the end, or said no: the walk is not proposed again. It can still be begun on the help page."""

    user = models.OneToOneField("access.User", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
