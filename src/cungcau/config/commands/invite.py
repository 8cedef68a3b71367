"""``cungcau invite``: an account for a person who works at the point, for scripts; the page of people does the same."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from cungcau.config import speech
from cungcau.config.speech import gettext as _

PASSWORD = "CUNGCAU_PERSON_PASSWORD"  # noqa: S105  # the name of a variable
ROLES = ("steward", "moderator", "broker", "adviser", "organiser", "director")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", metavar=_("EMAIL"), help=_("with which the person logs in"))
    parser.add_argument("--name", metavar=_("NAME"), default="", help=_("full name; needed for a new account"))
    parser.add_argument(
        "--role", choices=ROLES, action="append", default=[],
        help=_("role: steward, moderator, broker, adviser, organiser or director (reads only); may be given several times"),
    )  # fmt: skip
    parser.add_argument("--by", required=True, metavar=_("EMAIL"), help=_("the steward who invites"))
    parser.add_argument(
        "--language", choices=["vi", "en"], default="vi",
        help=_("the person's language, that of her mails (default: vi); the language of what is told here is --lang"),
    )  # fmt: skip
    words = _("With {variable} in the environment the account is ready at once; else a link is printed and mailed.")
    parser.epilog = words.format(variable=PASSWORD)


def run(options: argparse.Namespace) -> int:
    """Invite, or give more roles to somebody who is there; 2 with one line when it cannot be done."""
    import django  # slow

    django.setup()
    from django.core.exceptions import PermissionDenied, ValidationError  # app ready
    from django.utils import translation  # app ready

    from cungcau.kit.errors import Refused  # app ready

    with translation.override(speech.current()):
        try:
            _invite(options)
        except PermissionDenied:
            return _fail(_("--by: {email} is no steward at work here").format(email=options.by))
        except Refused as refused:
            return _fail(str(refused.message))
        except ValidationError as error:
            return _fail(" ".join(error.messages))
    return 0


def _invite(options: argparse.Namespace) -> None:
    from django.contrib.auth.password_validation import validate_password  # app ready
    from django.core.exceptions import PermissionDenied, ValidationError  # app ready
    from django.core.validators import validate_email  # app ready
    from django.db import transaction  # app ready

    from cungcau.access.actions import accept_invitation, give_role, invite_user  # app ready
    from cungcau.access.models import User, normal_email  # app ready

    steward = User.objects.filter(email=normal_email(options.by), is_active=True).first()
    if steward is None or steward.is_invited:
        raise PermissionDenied("invite")
    person: Any = User.objects.filter(email=normal_email(options.email)).first()
    password = os.environ.get(PASSWORD, "")
    with transaction.atomic():
        if person is not None:
            for role in options.role:
                give_role(person, role, by=steward)
        else:
            validate_email(options.email)
            if not options.name.strip():
                raise ValidationError(_("--name: a new account needs the person's full name"))
            if password:
                validate_password(password, User(email=options.email, name=options.name))
            person = invite_user(
                email=options.email, name=options.name, by=steward, language=options.language, roles=options.role
            )
            if password:
                accept_invitation(person, password, by=person)
    _tell(person)


def _tell(person: Any) -> None:
    from cungcau.access.queries import invitation_path  # app ready
    from cungcau.notices.letters import absolute  # app ready

    roles = ", ".join(sorted(person.roles)) or _("no role")
    print(f"{person.name} <{person.email}>: {roles}.")
    if person.is_invited:
        words = _("{name} chooses a password here, once: {link}")
        print(words.format(name=person.name, link=absolute(invitation_path(person))))


def _fail(words: str) -> int:
    print(f"cungcau invite: {words}", file=sys.stderr)
    return 2
