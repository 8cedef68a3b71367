"""What can be searched, one document for each published record in the order of the changes; what was said of pairs, and what
was learned from it; who is told of what is new."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.discovery.workflow import VerdictState, WeightsState, verdict_states, weights_states
from cungcau.kit.ids import new_pid
from cungcau.listings.models import Listing

WRITTEN = ["kind", "row", "title", "body", "mark", "number"]


class Sequence(models.Model):
    """The number of the last change to the documents.

    Taking the next number locks this row until the transaction ends, so numbers become visible in their order:
    who has seen number n has missed none below it. `stamp` names the database, so that an index built from
    another one is never used.
    """

    only = models.BooleanField(default=True, unique=True, editable=False)
    last = models.BigIntegerField(default=0)
    stamp = models.UUIDField(default=uuid.uuid4, editable=False)

    def __str__(self) -> str:
        return str(self.last)


class Document(models.Model):
    """The searchable, public text of one record. `kind` is "gone" when it must not be found any more.

    `mark` changes with whatever else of the record matters to those who follow (its version, its last confirmation).
    """

    subject = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12)
    row = models.BigIntegerField()
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    mark = models.CharField(max_length=120, blank=True)
    number = models.BigIntegerField(unique=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


def sequence() -> Sequence:
    """The one row; made at first use."""
    return Sequence.objects.get_or_create(only=True)[0]


@contextmanager
def numbers_held() -> Iterator[None]:
    """A transaction in which nobody else takes a number."""
    sequence()
    with transaction.atomic():
        Sequence.objects.update(last=F("last"))
        yield


def write_documents(documents: list[Document]) -> int:
    """Write the documents, each under the next number; how many."""
    if not documents:
        return 0
    with numbers_held():
        last = Sequence.objects.values_list("last", flat=True).get()
        for number, document in enumerate(documents, last + 1):
            document.number = number
        Document.objects.bulk_create(documents, update_conflicts=True, unique_fields=["subject"], update_fields=WRITTEN)
        Sequence.objects.update(last=last + len(documents))
    return len(documents)


class Verdict(models.Model):
    """What a broker has said of a pair, with the reasons as they were when she said it: one row a pair, its story in the trail.

    `need_mark` and `offer_mark` tell what both sides said then (`verdicts.content_mark`): once a mark differs, the pair returns.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    need = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="verdicts_as_need")
    offer = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="verdicts_as_offer")
    state = models.CharField(max_length=10, choices=verdict_states, default=VerdictState.OPEN)
    reason = models.CharField(max_length=40, blank=True)
    note = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(null=True)
    score = models.PositiveSmallIntegerField(default=0)
    parts = models.JSONField(default=list)
    engine = models.CharField(max_length=20, blank=True)
    need_mark = models.CharField(max_length=32, blank=True)
    offer_mark = models.CharField(max_length=32, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["need", "offer"], name="one_verdict_a_pair")]

    def __str__(self) -> str:
        return f"{self.need} – {self.offer}"

    def get_absolute_url(self) -> str:
        return reverse("discovery:verdict", args=[self.pid])

    @property
    def is_kept(self) -> bool:
        return self.state == VerdictState.KEPT

    @property
    def is_refused(self) -> bool:
        return self.state == VerdictState.REFUSED


class Standing(models.Model):
    """How well a published need is served: the best offer that everybody may see, and its score. Derived; see `standings`."""

    need = models.OneToOneField(Listing, on_delete=models.CASCADE, related_name="standing")
    offer = models.ForeignKey(Listing, null=True, on_delete=models.SET_NULL, related_name="+")
    score = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.need}: {self.score}"


class Weights(models.Model):
    """Weights of the score, learned from verdicts, with the report that was made with them. At most one set is in force;
    where none is, the hand-set weights count."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    weights = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=weights_states, default=WeightsState.DRAFT)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "weights"
        constraints = [
            models.UniqueConstraint(fields=["state"], condition=models.Q(state=WeightsState.IN_FORCE), name="one_set_in_force")
        ]

    def __str__(self) -> str:
        return gettext("Weights no. %(number)s") % {"number": self.pk}

    def get_absolute_url(self) -> str:
        return reverse("discovery:weights_set", args=[self.pid])

    @property
    def is_in_force(self) -> bool:
        return self.state == WeightsState.IN_FORCE


class Rhythm(models.TextChoices):
    """How often somebody is told."""

    NONE = "none", _("Not at all")
    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Daily")
    WEEKLY = "weekly", _("Weekly")


def rhythms() -> list[tuple[str, Any]]:
    return Rhythm.choices


class SavedSearch(models.Model):
    """A search that somebody wants to look at again: its address, and when she last looked. Hers alone.

    In the `rhythm` she is told what is published after `told_from`: in the inbox, and where she asked for it `by_mail` too.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=120)
    query = models.CharField(max_length=2000, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    rhythm = models.CharField(max_length=10, choices=rhythms, default=Rhythm.DAILY)
    by_mail = models.BooleanField(default=False)
    told_from = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "saved searches"
        constraints = [models.UniqueConstraint(fields=["user", "query"], name="a_search_is_saved_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('discovery:search')}?{self.query}"


class Alerts(models.Model):
    """How a person is told of new proposals for the needs of her organisations. Without a row, what stands here by default."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="alerts")
    rhythm = models.CharField(max_length=10, choices=rhythms, default=Rhythm.DAILY)
    by_mail = models.BooleanField(default=False)
    no_mail = models.BooleanField(default=False, help_text="She has ended the mails of all digests, by the link in one of them.")

    class Meta:
        verbose_name_plural = "alerts"

    def __str__(self) -> str:
        return f"{self.user}: {self.rhythm}"


class Digest(models.Model):
    """What a person was told at one time in one rhythm: a notice, and a mail where she asked for it; its lines are `Told`."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="digests")
    rhythm = models.CharField(max_length=10, choices=rhythms)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user}: {self.at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("discovery:digest", args=[self.pid])


class Told(models.Model):
    """The ledger of what a person was told: a listing (found by a search) or a pair (proposed for a need), once in each rhythm.

    Written in the transaction that queues notice and mail: who dies in between has done neither.
    """

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="lines")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    rhythm = models.CharField(max_length=10, choices=rhythms)
    subject = models.CharField(max_length=60)
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="+")
    search = models.ForeignKey(SavedSearch, null=True, on_delete=models.SET_NULL, related_name="+")
    need = models.ForeignKey(Listing, null=True, on_delete=models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "told"
        constraints = [models.UniqueConstraint(fields=["user", "rhythm", "subject"], name="nobody_is_told_twice")]

    def __str__(self) -> str:
        return f"{self.user}: {self.subject}"


class Round(models.Model):
    """The turn of one rhythm: everybody's digests are made once in it, by the first worker that comes."""

    rhythm = models.CharField(max_length=10, choices=rhythms)
    slot = models.CharField(max_length=10)
    taken_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rhythm", "slot"], name="one_round_a_turn")]

    def __str__(self) -> str:
        return f"{self.rhythm} {self.slot}"


class Vector(models.Model):
    """What a published text means to a sentence model: its vector in half precision under the key of the text (see `vectors`).
    Derived; can be emptied at any time."""

    key = models.CharField(max_length=64, primary_key=True)
    model = models.CharField(max_length=200)
    halves = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.model} {self.key[:12]}"
