"""People who can log in, and the roles a steward gave them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cungcau.engines.common.text import fold
from cungcau.kit.fields import both
from cungcau.kit.ids import new_pid


def normal_email(text: str) -> str:
    """One spelling for an address: without spaces around, in lower case."""
    return text.strip().lower()


def folded_person(name: str, email: str) -> str:
    """What a search for a person looks through and a list is sorted by: no marks, no capitals."""
    return f"{fold(name)} {fold(email)}"[:420]


class RoleName(models.TextChoices):
    """The roles of the point's people; everything else is a relation to an organisation or a record."""

    STEWARD = "steward", _("Steward")
    MODERATOR = "moderator", _("Moderator")
    BROKER = "broker", _("Broker")
    ADVISER = "adviser", _("Adviser")
    ORGANISER = "organiser", _("Organiser")
    DIRECTOR = "director", _("Director (reads only)")


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=normal_email(username or ""))

    def add(self, email: str, name: str, *, password: str | None = None, **fields: Any) -> User:
        """A new row; without a password nobody can log in with it until an invitation is accepted."""
        user = self.model(email=normal_email(email), name=name.strip(), **fields)
        user.folded = folded_person(user.name, user.email)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who can log in with an e-mail address and a password."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    email = models.EmailField(_("E-mail"), unique=True)
    name = models.CharField(_("Full name"), max_length=150)
    folded = models.CharField(max_length=420, blank=True, db_index=True, editable=False)
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    language = models.CharField(
        _("Language"), max_length=2, choices=[("vi", "Tiếng Việt"), ("en", "English")], default="vi"
    )
    is_active = models.BooleanField(default=True)
    session_round = models.PositiveIntegerField(default=0, editable=False)
    joined_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects: UserManager = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["folded", "pk"]

    def __str__(self) -> str:
        return self.name or self.email

    def get_absolute_url(self) -> str:
        return reverse("access:person", args=[self.pid])

    def get_session_auth_hash(self) -> str:
        """A new password or a new round ends every session that was opened before."""
        return salted_hmac(
            "cungcau.session", f"{self.password}:{self.session_round}", algorithm="sha256"
        ).hexdigest()

    @cached_property
    def roles(self) -> frozenset[str]:
        """The names of this person's roles; read once per object."""
        return frozenset(self.role_rows.values_list("name", flat=True))

    @property
    def is_officer(self) -> bool:
        """Works at the point: has any role."""
        return bool(self.roles)

    @property
    def is_invited(self) -> bool:
        """Has an account but has not yet chosen a password."""
        return not self.has_usable_password()


class Role(models.Model):
    """A role given to a person."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_rows")
    name = models.CharField(max_length=20, choices=RoleName.choices)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="a_role_is_given_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.name}"


class Attempt(models.Model):
    """One counted try (a login, a reset mail) from a key such as "login:an@demo.example"."""

    key = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["key", "at"])]

    def __str__(self) -> str:
        return self.key


class DemoPerson(models.Model):
    """A person of the demo park whom a visitor may be for a while; the line says what this person can do."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="demo_person")
    can_vi = models.CharField(max_length=300)
    can_en = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField(default=0)

    can = both("can")

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.user)
