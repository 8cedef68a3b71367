"""What people have typed into a long form and not yet saved, and whose form is open now.

Neither is a part of the record: nobody but the person herself ever sees what she has typed, and no entry of the trail is
written for it. It survives a closed tab, a lost connection and a killed process, and goes when she saves or throws it away.
A room makes its own tables of both, with one row a person and form.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused, Stale
from cungcau.kit.policy import NOTHING, Word, can

KEPT_FOR = timedelta(days=60)
OPEN_FOR = timedelta(seconds=60)  # a form that has not been heard of for so long is closed
MOST = 400_000  # letters of everything typed into one form
ATTEMPTS = 5


class Typed(models.Model):
    """What one person has typed into one form: the form's own names → lists of texts, as a browser sends them.

    `pid` is the public id that the record has, or will have once it is begun. `tab` names the page that sent it and `number`
    is that page's count, so that what comes twice is kept once and what comes late overwrites nothing newer.
    """

    TITLES: ClassVar[tuple[str, ...]] = ()  # the fields that say what it is about, the first that is filled counts

    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    pid = models.CharField(max_length=16)
    typed = models.JSONField(default=dict)
    tab = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title or self.pid

    @property
    def mark(self) -> str:
        """Which sending this is: a page that goes on from it says so."""
        return f"{self.tab}:{self.number}"

    @property
    def title(self) -> str:
        """The title as typed, in the language in which there is one."""
        return next((text for name in self.TITLES if (text := self.first(name))), "")

    def first(self, name: str) -> str:
        values: list[Any] = self.typed.get(name) or [""]
        return str(values[0]).strip()


class Opened(models.Model):
    """A person has the form of this record open: told to others who open it, forgotten a minute after the last sign."""

    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    pid = models.CharField(max_length=16, db_index=True)
    since = models.DateTimeField(default=timezone.now)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.user} – {self.pid}"


class OwnTyping(Word):
    """She typed it."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk and thing.user_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(user_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING


# Nobody else reads it; not even a steward.
POLICY = {"read": [OwnTyping()], "keep_typed": [OwnTyping()], "drop_typed": [OwnTyping()]}
Row = TypeVar("Row", bound=Typed)


def keep(wanted: Row, known: str = "") -> Row:
    """The person's own row of this form holds the words of `wanted` now, or already something newer from the same page.

    `known` is the mark of the row that the page went on from. Nobody else's business: no entry in the trail. Raises Stale
    where another page of the same person has typed meanwhile, Refused where it is too long, PermissionDenied.
    """
    if not can(wanted.user, "keep_typed", wanted):
        raise PermissionDenied(f"keep_typed {wanted._meta.label_lower}")
    if len(json.dumps(wanted.typed, ensure_ascii=False)) > MOST:
        raise Refused("too_long", _("This is too long to be kept by itself. Press “Save”."))
    for _attempt in range(ATTEMPTS):
        if kept := _kept(wanted, known):
            return kept
    raise Stale(wanted)


def _kept(wanted: Row, known: str) -> Row | None:
    """Claim the row by compare-and-swap; None where somebody was at it in the same moment and one should look again."""
    rows = type(wanted)._default_manager
    row = rows.filter(user=wanted.user, pid=wanted.pid).first()
    if row is None:
        try:
            with transaction.atomic():
                wanted.save(force_insert=True)
        except IntegrityError:
            wanted.pk = None
            return None
        return wanted
    if row.tab == wanted.tab and row.number >= wanted.number:
        return row
    if row.tab != wanted.tab and row.mark != known:
        raise Stale(row, str(row.user), row.at)
    values = {"typed": wanted.typed, "tab": wanted.tab, "number": wanted.number, "at": timezone.now()}
    claimed = rows.filter(pk=row.pk, tab=row.tab, number=row.number).update(**values)
    return rows.filter(pk=row.pk).first() if claimed else None


def drop(row: Typed, *, by: Any) -> None:
    """It is saved by now, or not wanted any more. Nobody else's business: no entry in the trail."""
    if not can(by, "drop_typed", row):
        raise PermissionDenied(f"drop_typed {row._meta.label_lower}")
    type(row)._default_manager.filter(pk=row.pk).delete()


def sign_of_life(opened: type[Opened], pid: str, *, by: Any) -> None:
    """Her form is open, for a minute from now."""
    rows = opened._default_manager
    mine = rows.filter(user=by, pid=pid)
    if not mine.update(at=timezone.now()):
        try:
            with transaction.atomic():
                rows.create(user=by, pid=pid)
        except IntegrityError:  # her other window was first
            mine.update(at=timezone.now())


def forget_person(typed: type[Typed], opened: type[Opened], pid: str) -> None:
    """Nothing of somebody whose account was erased."""
    for table in (typed, opened):
        table._default_manager.filter(user__pid=pid).delete()


def forget_old(typed: type[Typed], opened: type[Opened]) -> None:
    """What nobody went on with for two months, and forms that were closed long ago."""
    now = timezone.now()
    typed._default_manager.filter(at__lt=now - KEPT_FOR).delete()
    opened._default_manager.filter(at__lt=now - OPEN_FOR).delete()
