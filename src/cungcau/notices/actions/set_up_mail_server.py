from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.notices.models import MailServer, Security
from cungcau.notices.password_file import keep_password
from cungcau.trail.change import change


def set_up_mail_server(
    *,
    by: Any,
    host: str,
    port: int = 587,
    user: str = "",
    password: str | None = None,
    security: str = Security.STARTTLS,
    sender: str = "",
    note: str = "",
) -> MailServer:
    """Say through which server mail leaves; an empty host stops it.

    `password` None keeps the present one; it goes into a file of the data folder, never into the database.
    Raises Refused for an unknown encryption, and when the file cannot be written.
    """
    if security not in Security.values:
        raise Refused("security", _("Encryption is none, starttls or tls."), field="security")
    row = MailServer.objects.first() or MailServer()
    with change(row, "set_up", by=by, note=note, host=host, port=port, security=security):
        row.host, row.port, row.user, row.security, row.sender = (
            host.strip(),
            port,
            user.strip(),
            security,
            sender.strip(),
        )
        row.save()
        if password is not None:
            _keep(password)
    return row


def _keep(password: str) -> None:
    try:
        keep_password(password)
    except OSError as error:
        message = _("The password could not be kept: the data folder cannot be written. Nothing was changed.")
        raise Refused("password_not_kept", message, field="password") from error
