"""``cungcau setup``: the installer's first day for scripts; the first page of the browser does the same."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import Any

from cungcau.config import speech
from cungcau.config.speech import cause_of
from cungcau.config.speech import gettext as _

ADDRESS = "CUNGCAU_BASE_URL"
WELL_FORMED = re.compile(r"https?://(\[[0-9A-Fa-f:.]+\]|[^\s/?#@:\[\]]+)(:\d{1,5})?/?")
PASSWORD = "CUNGCAU_STEWARD_PASSWORD"  # noqa: S105  # the name of a variable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name-vi", required=True, metavar=_("NAME"), help=_("name of the point in Vietnamese"))
    parser.add_argument("--name-en", required=True, metavar=_("NAME"), help=_("name of the point in English"))
    parser.add_argument("--code", required=True, metavar=_("CODE"),
                        help=_("short code, letters and digits, that begins every reference: HHTP"))  # fmt: skip
    parser.add_argument("--host-organisation", default="", metavar=_("NAME"), help=_("the body that runs the point"))
    parser.add_argument("--email", default="", metavar=_("EMAIL"), help=_("public e-mail address of the point"))
    parser.add_argument("--logo", type=Path, metavar=_("FILE"), help=_("PNG, JPEG or WebP; it is drawn anew"))
    words = _("public address of the point, with which the invitation link begins (default: {variable})")
    parser.add_argument("--address", default=os.environ.get(ADDRESS, "").strip(), metavar="URL",
                        help=words.format(variable=ADDRESS))  # fmt: skip
    parser.add_argument("--steward-name", required=True, metavar=_("NAME"), help=_("full name of the first steward"))
    parser.add_argument("--steward-email", required=True, metavar=_("EMAIL"),
                        help=_("e-mail address with which the steward logs in"))  # fmt: skip
    words = _("better given as {variable}; without one an invitation link is printed")
    parser.add_argument("--steward-password", default=os.environ.get(PASSWORD, ""), metavar=_("PASSWORD"),
                        help=words.format(variable=PASSWORD))  # fmt: skip
    parser.add_argument(
        "--language", choices=["vi", "en"], default="vi",
        help=_("the steward's language, that of her mails (default: vi); the language of what is told here is --lang"),
    )  # fmt: skip
    _add_mail(parser)


def _add_mail(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mail-host", default="", metavar=_("HOST"),
                        help=_("SMTP server; may be given later, mails wait until then"))  # fmt: skip
    parser.add_argument("--mail-port", type=int, default=587, metavar=_("PORT"), help=_("its port (default: 587)"))
    parser.add_argument("--mail-user", default="", metavar=_("NAME"), help=_("user name there, where one is needed"))
    parser.add_argument(
        "--mail-password", default=os.environ.get("CUNGCAU_MAIL_PASSWORD", ""), metavar=_("PASSWORD"),
        help=_("better given as CUNGCAU_MAIL_PASSWORD; kept in a file of the data folder, not in the database"),
    )  # fmt: skip
    parser.add_argument("--mail-security", choices=["none", "starttls", "tls"], default="starttls",
                        help=_("its encryption: none, starttls or tls from the start (default: starttls)"))  # fmt: skip
    parser.add_argument("--mail-from", default="", metavar=_("SENDER"), help=_("as in: Point <point@example.vn>"))


def run(options: argparse.Namespace) -> int:
    """Set the point up; 2 with one line for each thing to mend when it cannot be done."""
    import django  # slow

    known = os.environ.get(ADDRESS, "").strip()
    os.environ[ADDRESS] = options.address.rstrip("/")
    django.setup()
    from django.utils import translation  # app ready

    from cungcau.config.installation import bring_up_to_date  # app ready
    from cungcau.kit.errors import Refused  # app ready
    from cungcau.registry.actions import set_up_point  # app ready

    with translation.override(speech.current()):
        faults = list(_faults(options))
        if not faults:
            bring_up_to_date()
            try:
                set_up_point(**_values(options), logo=_stored(options.logo))
            except Refused as refusal:
                faults = [f"--{refusal.field.replace('_', '-')}: {refusal.message}" if refusal.field else str(refusal.message)]
    for fault in faults:
        print(f"cungcau setup: {fault}", file=sys.stderr)
    if not faults:
        _tell(options, known)
    return 2 if faults else 0


def _faults(options: argparse.Namespace) -> Any:
    """What the browser's form would refuse too."""
    from django.contrib.auth.password_validation import validate_password  # app ready
    from django.core.exceptions import ValidationError  # app ready
    from django.core.validators import validate_email  # app ready

    from cungcau.access.models import User  # app ready

    if not options.code.isalnum() or len(options.code) > 12:
        yield _("--code: letters and digits only, at most 12, for example HHTP")
    if options.address and not WELL_FORMED.fullmatch(options.address):
        yield _("--address: http:// or https:// and a host, nothing after it, for example https://point.example")
    if options.logo:
        try:
            options.logo.open("rb").close()
        except OSError as error:
            words = _("--logo: {file} cannot be read ({reason})")
            yield words.format(file=options.logo, reason=cause_of(error))
    for name in ("email", "steward_email"):
        try:
            validate_email(getattr(options, name) or "nobody@example.org")
        except ValidationError as error:
            yield f"--{name.replace('_', '-')}: {' '.join(error.messages)}"
    if options.steward_password:
        try:
            validate_password(options.steward_password, User(email=options.steward_email, name=options.steward_name))
        except ValidationError as error:
            yield f"--steward-password: {' '.join(error.messages)}"


def _stored(path: Path | None) -> str:
    """The name of the logo as it is kept; Refused on the field `logo` when it is no picture."""
    from cungcau.files.actions import store_logo  # app ready

    if path is None:
        return ""
    with path.open("rb") as file:
        return store_logo(file)


def _values(options: argparse.Namespace) -> dict[str, Any]:
    mail = {
        "host": options.mail_host, "port": options.mail_port, "user": options.mail_user,
        "password": options.mail_password, "security": options.mail_security, "sender": options.mail_from,
    }  # fmt: skip
    return {
        "name_vi": options.name_vi, "name_en": options.name_en, "code": options.code, "email": options.email,
        "host_name": options.host_organisation, "steward_name": options.steward_name, "language": options.language,
        "steward_email": options.steward_email, "steward_password": options.steward_password,
        "mail": mail if options.mail_host else None,
    }  # fmt: skip


def _tell(options: argparse.Namespace, known: str) -> None:
    """What to do next; of a link also where its beginning comes from, for a wrong one leads nowhere."""
    from cungcau.access.models import User, normal_email  # app ready
    from cungcau.access.queries import invitation_path  # app ready
    from cungcau.notices.letters import NEAREST, absolute  # app ready

    print(_("The point {code} is set up.").format(code=options.code.upper()))
    steward = User.objects.get(email=normal_email(options.steward_email))
    if not steward.is_invited:
        print(_("{name} can log in as {email}.").format(name=steward.name, email=steward.email))
        return
    link = absolute(invitation_path(steward))
    print(_("{name} chooses a password here, once: {link}").format(name=steward.name, link=link))
    if not options.address:
        words = _("No public address is known, so the link begins with {nearest}, which only a browser on this machine opens. "
                  "Elsewhere put the point's address in its place, or give --address or {variable}.")  # fmt: skip
    elif options.address == known:
        words = _("The link begins with {variable}.")
    else:
        words = _("The link begins with the --address given here. Start the server with {variable}={address}, "
                  "so that mails begin with it too.")  # fmt: skip
    print(words.format(nearest=NEAREST, variable=ADDRESS, address=options.address.rstrip("/")))
