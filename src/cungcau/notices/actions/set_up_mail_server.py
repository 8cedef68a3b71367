from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.notices.models import MailServer, Security
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
    """Say through which server mail leaves; an empty host stops it. `password` None keeps the present one."""
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
        row.password = row.password if password is None else password
        row.save()
    return row
