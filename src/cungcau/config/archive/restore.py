"""Bringing an archive back: everything is unpacked and checked before anything is touched."""

from __future__ import annotations

import json
import os
import shutil
import tarfile
import tempfile
import time
import zlib
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.utils import timezone

from cungcau.config.archive import tables
from cungcau.config.archive.backup import DATABASE, FILES, FORMAT, KEY, MANIFEST, TABLES, fingerprint
from cungcau.config.speech import gettext as _
from cungcau.config.speech import number, reason_of

MOMENT = 5.0  # seconds


class Unusable(Exception):
    """Why the archive cannot be brought back here, for the person at the terminal."""


def restore_archive(source: Path, *, force: bool = False) -> dict[str, Any]:
    """Make the installation what it was; the manifest. Raises Unusable, and then nothing has been changed.

    A place that holds work is refused unless `force`; what was there on the disk is then moved aside, not deleted.
    """
    was_there = _has_database()
    if others := _others_at_work():
        words = _("Other connections to the database are open: {others}. Stop every server and worker first.")
        raise Unusable(words.format(others=number(others)))
    if not force and not _is_empty():
        words = _("{folder} holds an installation. Give an empty folder, or --force to replace it.")
        raise Unusable(words.format(folder=settings.DATA))
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as folder:
        work = Path(folder)
        manifest = _unpack(source, work)
        _check(manifest, work)
        aside = settings.DATA / f"replaced-{timezone.localtime():%Y%m%d-%H%M%S}"
        _bring_database(manifest, work, aside, was_there=was_there)
        _bring_files(work, aside)
    shutil.rmtree(settings.DATA / "index", ignore_errors=True)
    return manifest


def _has_database() -> bool:
    """Asked before anything connects: SQLite makes the file by connecting."""
    return connection.vendor != "sqlite" or Path(settings.DATABASES["default"]["NAME"]).exists()


def _others_at_work() -> int:
    """Servers and workers on other machines have data folders of their own: PostgreSQL knows who is connected. It takes a moment
    to notice that one has just been stopped, so nobody is refused for what is gone a little later."""
    if connection.vendor != "postgresql":
        return 0
    until = time.monotonic() + MOMENT
    while (others := _connected()) and time.monotonic() < until:
        time.sleep(0.2)
    return others


def _connected() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _is_empty() -> bool:
    from cungcau.access.models import User  # app ready
    from cungcau.registry.models import Organisation  # app ready

    try:
        return not (User.objects.exists() or Organisation.objects.exists())
    except DatabaseError:  # no tables yet
        connection.close()
        return True


def _unpack(source: Path, work: Path) -> dict[str, Any]:
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                _unpack_member(archive, member, work)
        manifest: dict[str, Any] = json.loads((work / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise Unusable(_("{file} is not there").format(file=error.filename or source)) from None
    except (tarfile.TarError, zlib.error, OSError, EOFError, ValueError) as error:
        words = _("{file} is no whole archive of CungCầu: {reason}")
        known = reason_of(error) if getattr(error, "strerror", None) else _("it is cut off, damaged or something else")
        raise Unusable(words.format(file=source, reason=known)) from None
    return manifest


def _unpack_member(archive: tarfile.TarFile, member: tarfile.TarInfo, work: Path) -> None:
    """Plain files only, and only below the folder: an archive may come from anywhere."""
    name = PurePosixPath(member.name)
    if not member.isfile() or name.is_absolute() or ".." in name.parts:
        raise Unusable(_("“{name}” does not belong into an archive").format(name=member.name))
    target = work / name
    target.parent.mkdir(parents=True, exist_ok=True)
    content = archive.extractfile(member)
    if content is not None:
        with target.open("wb") as file:
            shutil.copyfileobj(content, file)


def _check(manifest: dict[str, Any], work: Path) -> None:
    if manifest.get("program") != "cungcau" or manifest.get("format") != FORMAT:
        raise Unusable(_("the archive is of another program or of a later form"))
    if newer := tables.unknown(_state(manifest)):
        words = _("the archive was made by a newer version ({version}): {steps}")
        raise Unusable(words.format(version=manifest["version"], steps=", ".join(newer[:3])))
    there = {path.relative_to(work).as_posix() for path in work.rglob("*") if path.is_file()} - {MANIFEST}
    if there != set(manifest["members"]):
        raise Unusable(_("the archive does not hold what its manifest names"))
    for name, facts in manifest["members"].items():
        if fingerprint(work / name) != facts["sha256"]:
            raise Unusable(_("{name} in the archive is damaged").format(name=name))
    if DATABASE in there and connection.vendor != "sqlite":
        raise Unusable(_("a copy of a SQLite file cannot go into PostgreSQL: make the backup with --portable"))


def _state(manifest: dict[str, Any]) -> tables.State:
    return [(app, name) for app, name in manifest["migrations"]]


def _bring_database(manifest: dict[str, Any], work: Path, aside: Path, *, was_there: bool) -> None:
    if (work / TABLES).exists():
        with (work / TABLES).open(encoding="utf-8") as lines:
            counts = tables.read(lines, _state(manifest))
        if counts != manifest["rows"]:
            raise Unusable(_("the rows are not those that the manifest names"))
        return
    connections.close_all()
    here = Path(settings.DATABASES["default"]["NAME"])
    for part in (here, here.with_name(f"{here.name}-wal"), here.with_name(f"{here.name}-shm")):
        if was_there:
            _move_aside(part, aside)
        else:
            part.unlink(missing_ok=True)
    here.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(work / DATABASE, here)
    call_command("migrate", verbosity=0, interactive=False)


def _bring_files(work: Path, aside: Path) -> None:
    _move_aside(Path(settings.MEDIA_ROOT), aside)
    if (work / FILES).exists():
        shutil.move(work / FILES, settings.MEDIA_ROOT)
    if (work / KEY).exists() and not os.environ.get("CUNGCAU_SECRET_KEY"):
        # In an empty folder the key is the one that this very command has made.
        if aside.exists():
            _move_aside(settings.DATA / KEY, aside)
        shutil.move(work / KEY, settings.DATA / KEY)
        (settings.DATA / KEY).chmod(0o600)


def _move_aside(path: Path, aside: Path) -> None:
    if path.exists():
        aside.mkdir(exist_ok=True)
        shutil.move(path, aside / path.name)
