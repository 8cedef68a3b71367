"""Turns of periodic work."""

from django.db import models


class Tick(models.Model):
    """The turn of one periodic job in one period; the unique pair lets exactly one worker take it."""

    name = models.CharField(max_length=120)
    slot = models.CharField(max_length=20)
    taken_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="one_turn_a_period")]

    def __str__(self) -> str:
        return f"{self.name} {self.slot}"
