"""Writing an archive while the house is at work."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from cungcau import __version__
from cungcau.config.archive import tables
from cungcau.config.speech import gettext as _

FORMAT = 1
MANIFEST, DATABASE, TABLES, KEY, FILES = "manifest.json", "database.sqlite3", "tables.jsonl", "secret-key", "files"
NAME = "cungcau-%Y%m%d-%H%M%S.tar.gz"
BLOCK = 2**20


class Damaged(Exception):
    """The database's own check found a fault; a backup of it would hide that."""


def write_archive(target: Path, *, portable: bool = False) -> dict[str, Any]:
    """One consistent archive at `target`, whole or not at all; its manifest.

    A database file is copied in one step: writers wait a few milliseconds, and the copy is checked. Elsewhere, and
    with `portable`, the rows are written as of one moment. Raises Damaged, OSError.
    """
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        work = Path(folder)
        counts = _copy_database(work / DATABASE) if connection.vendor == "sqlite" and not portable else _tables(work / TABLES)
        # After the database: a file that a row names is there, for files are written before their rows.
        members = dict(_members(work))
        manifest = _manifest(counts, members)
        (work / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
        ready = work / "archive"
        _pack(ready, {MANIFEST: work / MANIFEST, **members})
        ready.replace(target)
    return manifest


def _copy_database(copy: Path) -> dict[str, int]:
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
        fault = target.execute("PRAGMA integrity_check").fetchone()[0]
        if fault != "ok":
            raise Damaged(_("the database is damaged, so it was not backed up: {fault}").format(fault=fault))
        target.execute("PRAGMA journal_mode=DELETE")
        return {model._meta.label_lower: _count(target, model._meta.db_table) for model in tables.tables()}


def _count(database: sqlite3.Connection, table: str) -> int:
    return int(database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608  # a name from our own models


def _tables(target: Path) -> dict[str, int]:
    counts: dict[str, int] = {}
    with target.open("w", encoding="utf-8") as file:
        file.writelines(tables.write(counts))
    return counts


def _members(work: Path) -> Iterator[tuple[str, Path]]:
    """Name in the archive and place on the disk of everything but the manifest."""
    for name in (DATABASE, TABLES):
        if (work / name).exists():
            yield name, work / name
    if (settings.DATA / KEY).exists():
        yield KEY, settings.DATA / KEY
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.name.startswith("tmp"):
            yield f"{FILES}/{path.relative_to(root).as_posix()}", path


def _manifest(counts: dict[str, int], members: dict[str, Path]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "program": "cungcau",
        "version": __version__,
        "made_at": timezone.now().isoformat(),
        "migrations": tables.state(),
        "rows": counts,
        "members": {name: {"bytes": path.stat().st_size, "sha256": fingerprint(path)} for name, path in members.items()},
    }


def fingerprint(path: Path) -> str:
    """SHA-256 of a file's content."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _pack(target: Path, members: dict[str, Path]) -> None:
    # The archive holds password hashes and the key: for its owner's eyes only.
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
            for name, path in members.items():
                archive.add(path, arcname=name, recursive=False)
        file.flush()
        os.fsync(file.fileno())


def name_for(moment: datetime) -> str:
    """The name of an archive among others of its folder; names sort by time."""
    return timezone.localtime(moment).strftime(NAME)


def forget_old(folder: Path, keep: int) -> list[Path]:
    """Delete the oldest archives of a folder so that `keep` stay; those deleted."""
    old = sorted(folder.glob("cungcau-[0-9]*-[0-9]*.tar.gz"))[:-keep]
    for path in old:
        path.unlink()
    return old
