"""The mail server's password, in a file of the data folder for its owner's eyes only.

It must be sent as it is, so it cannot be hashed; so that a copy of the database or a backup does not carry it, it is in
neither. The environment goes before the file.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

NAME = "mail-password"


def password_file() -> Path:
    return Path(settings.DATA) / NAME


def kept_password() -> str:
    """The password of the environment, else that of the file, else "": also when the file cannot be read."""
    given: str = settings.MAIL["password"]
    try:
        return given or password_file().read_text(encoding="utf-8").rstrip("\r\n")
    except OSError:
        return ""


def keep_password(password: str) -> None:
    """Write the file anew, whole or not at all; an empty password takes it away. Raises OSError."""
    path = password_file()
    if not password:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    ready = path.with_name(f".{NAME}-{os.getpid()}")
    ready.unlink(missing_ok=True)
    with os.fdopen(os.open(ready, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(password)
        file.flush()
        os.fsync(file.fileno())
    ready.replace(path)
