"""From a database address to Django's settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from cungcau.config.speech import gettext as _

# A transaction that reads first and writes later cannot be upgraded in SQLite once another writer has
# committed; IMMEDIATE turns that error into a wait. WAL lets readers go on meanwhile.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
    "PRAGMA cache_size=-20000;PRAGMA journal_size_limit=67108864;PRAGMA temp_store=MEMORY;",
}


def database(url: str, data: Path) -> dict[str, Any]:
    """The DATABASES entry of an address.

    ``sqlite:///path`` or empty: a file (default ``<data>/cungcau.sqlite3``); ``postgres://user:password@host:port/name``.
    """
    parts = urlsplit(url)
    if parts.scheme in {"", "sqlite"}:
        path = unquote(parts.path)[1:] if parts.scheme else ""
        name = path or str(data / "cungcau.sqlite3")
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": SQLITE_OPTIONS}
    if parts.scheme not in {"postgres", "postgresql"}:
        words = _("{variable} begins with “{scheme}”; it must be sqlite or postgres.")
        raise SystemExit(words.format(variable="CUNGCAU_DATABASE_URL", scheme=parts.scheme))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "cungcau",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def replica(url: str, first: dict[str, Any]) -> dict[str, Any]:
    """The DATABASES entry of what follows the first database. It is not waited for long: without it the first one answers."""
    found = database(url, Path())
    if not (found["ENGINE"] == first["ENGINE"] and found["ENGINE"].endswith("postgresql")):
        words = _("{variable} names what follows a PostgreSQL; both must be PostgreSQL.")
        raise SystemExit(words.format(variable="CUNGCAU_REPLICA_URL"))
    return found | {"OPTIONS": {"connect_timeout": 2}, "TEST": {"MIRROR": "default"}}
