"""The installer's first day: the point, its host, its first steward, its mail."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cungcau.access.actions import give_role, invite_user
from cungcau.access.models import Role, User, normal_email
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import set_up_mail_server
from cungcau.registry.actions.activate_organisation import activate_organisation
from cungcau.registry.actions.register_organisation import register_organisation
from cungcau.registry.actions.verify_organisation import verify_organisation
from cungcau.registry.models import Organisation, Point
from cungcau.trail.change import change, claim_version


def is_set_up() -> bool:
    """Has the point been set up: is there somebody who can do the rest?"""
    return Role.objects.filter(name="steward", user__is_active=True).exists()


def set_up_point(
    *, name_vi: str, name_en: str, code: str, steward_name: str, steward_email: str, steward_password: str = "",
    host_name: str = "", email: str = "", logo: str = "", language: str = "vi", mail: dict[str, Any] | None = None,
) -> Point:
    """Make the point ready for work: all of it or nothing.

    Without `steward_password` the steward gets an invitation by mail. `mail`: what notices.set_up_mail_server takes.
    Raises Refused when the point is set up already, and on the field `steward_email` when the address has an account.
    """
    if is_set_up():
        raise _done_already()
    with transaction.atomic():
        point = _claimed(name_vi=name_vi, name_en=name_en)
        point.code, point.name_vi, point.name_en = code.upper(), name_vi, name_en
        point.email, point.logo = email, logo
        with change(point, "set_up", by=SYSTEM):
            point.host = _host(host_name)
            point.save()
            if mail and mail.get("host"):
                set_up_mail_server(by=SYSTEM, **mail)
            _steward(steward_email, steward_name, steward_password, language)
    return point


def _claimed(**names: str) -> Point:
    """The one row. Of racing hands one makes or claims it; the others wait for that and then find the point set up."""
    point, made = Point.objects.get_or_create(defaults=names)
    if is_set_up():
        raise _done_already()
    try:
        if not made:
            claim_version(point, point.version)
    except Stale as stale:
        raise _done_already() from stale
    return point


def _done_already() -> Refused:
    return Refused("set_up_already", _("The point is set up already: log in as a steward to change it."))


def _host(name: str) -> Organisation | None:
    if not name:
        return None
    host = register_organisation(by=SYSTEM, name_vi=name, kind="agency")
    verify_organisation(host, by=SYSTEM)
    return activate_organisation(host, by=SYSTEM)


def _steward(email: str, name: str, password: str, language: str) -> User:
    if User.objects.filter(email=normal_email(email)).exists():
        raise _taken()
    if not password:
        return invite_user(email=email, name=name, by=SYSTEM, language=language, roles=["steward"])
    try:
        with transaction.atomic():
            user = User.objects.add(email, name, password=password, language=language)
    except IntegrityError as error:
        raise _taken() from error
    return give_role(user, "steward", by=SYSTEM)


def _taken() -> Refused:
    message = _("Somebody has an account with this e-mail address already. Give the first steward another address.")
    return Refused("email_taken", message, field="steward_email")
