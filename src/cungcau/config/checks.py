"""What `cungcau doctor` looks at. Each check answers with a grade and a sentence that says what to do."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from cungcau.config.data_folder import PRIVATE

GOOD, NOTE, BAD = "ok", "note", "broken"
LEAST_FREE_MB = 500
# Both clocks tick every few seconds while a worker lives; the daily and hourly turns leave their mark.
WORKER_SILENT_AFTER = timedelta(hours=2)


@dataclass(frozen=True)
class Answer:
    """One line of the report: `grade` is ok, note (works, worth knowing) or broken."""

    subject: str
    grade: str
    words: str


def waiting_migrations() -> int:
    """How many steps the tables are behind the program."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def all_answers() -> Iterator[Answer]:
    """Every check in turn; what needs the tables is left out when they are not there."""
    yield python()
    yield from data_folder()
    reached = database()
    yield reached
    if reached.grade == BAD:
        return
    for check in NEEDING_TABLES:
        yield check()


def python() -> Answer:
    version = ".".join(map(str, sys.version_info[:3]))
    return Answer("Python", GOOD if sys.version_info >= (3, 11) else BAD, f"{version} at {sys.executable}")


def data_folder() -> Iterator[Answer]:
    """Can it be written, is there space, is the key private?"""
    folder: Path = settings.DATA
    try:
        probe = folder / ".doctor"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        yield Answer("data folder", BAD, f"{folder} cannot be written: {error.strerror}")
        return
    free = shutil.disk_usage(folder).free // 2**20
    grade = GOOD if free >= LEAST_FREE_MB else BAD
    yield Answer("data folder", grade, f"{folder}, {free:,} MB free" + ("" if grade == GOOD else "; make room"))
    yield _privacy(folder)
    yield _secret_key(folder / "secret-key")


def _privacy(folder: Path) -> Answer:
    """Password hashes and contacts lie there. What others cannot enter they cannot read, whatever the files' own marks."""
    if folder.stat().st_mode & PRIVATE:
        return Answer("privacy", BAD, f"other accounts of this machine can look into it: chmod 700 {folder}")
    return Answer("privacy", GOOD, "only its owner can look into the data folder")


def _secret_key(path: Path) -> Answer:
    if not path.exists():
        return Answer("secret key", GOOD, "given by CUNGCAU_SECRET_KEY")
    if path.stat().st_mode & PRIVATE:
        return Answer("secret key", BAD, f"others can read it: chmod 600 {path}")
    return Answer("secret key", GOOD, "only its owner can read it")


def database() -> Answer:
    """Is it reached, and are its tables those of this program?"""
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor)
    try:
        waiting = waiting_migrations()
    except DatabaseError as error:
        return Answer("database", BAD, f"{name} cannot be reached: {str(error).strip()}")
    if waiting:
        return Answer("database", BAD, f"{name} is {waiting} steps behind: run `cungcau migrate`, or start `cungcau serve`")
    return Answer("database", GOOD, f"{name} {_version()}, tables up to date")


def _version() -> str:
    return str(connection.Database.sqlite_version if connection.vendor == "sqlite" else _ask("SHOW server_version"))


def _ask(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return row[0] if row else None


def writing() -> Answer:
    """Readers and writers do not block each other only with the write-ahead log."""
    if connection.vendor != "sqlite":
        installed = _ask("SELECT count(*) FROM pg_available_extensions WHERE name = 'vector'")
        return Answer(
            "pgvector", GOOD if installed else NOTE, "available" if installed else "not available; nothing needs it yet"
        )
    mode = _ask("PRAGMA journal_mode")
    if mode == "wal":
        return Answer("SQLite log", GOOD, "write-ahead log")
    return Answer("SQLite log", BAD, f"{mode}; is the data folder on a network drive? SQLite needs a local one")


def vocabulary() -> Answer:
    from cungcau.vocabulary.models import Term  # app ready

    count = Term.objects.count()
    return Answer("code lists", GOOD if count else BAD, f"{count:,} codes" if count else "empty: start `cungcau serve` once")


def point() -> Answer:
    from cungcau.access.models import User  # app ready
    from cungcau.config.installation import holds_demo  # app ready
    from cungcau.web.queries import is_set_up  # app ready

    if holds_demo():
        return Answer("point", GOOD, "the demo park")
    if is_set_up():
        return Answer("point", GOOD, "set up")
    accounts = User.objects.count()
    if accounts:
        words = f"no steward at work among {accounts:,} accounts: `cungcau setup` with an address that has no account yet"
        return Answer("point", BAD, f"{words}; until then every visitor meets the installer")
    return Answer("point", NOTE, "not set up: open the first page, or `cungcau setup`")


def mail() -> Answer:
    from cungcau.notices.models import MailServer, Outgoing  # app ready
    from cungcau.notices.workflow import MailState  # app ready

    server = settings.MAIL["host"] or getattr(MailServer.objects.first(), "host", "")
    failed = Outgoing.objects.filter(state=MailState.FAILED).count()
    if failed:
        return Answer("mail", BAD, f"{failed} mails could not be sent: see the outbox page")
    waiting = Outgoing.objects.filter(state=MailState.WAITING).count()
    if not server:
        return Answer("mail", NOTE, f"no server given; {waiting} mails wait in the outbox")
    if settings.DEMO:
        words = "this is the demo, which anybody uses, and it sends real mail"
        return Answer("mail", NOTE, f"through {server}; {waiting} waiting; {words}")
    return Answer("mail", GOOD, f"through {server}; {waiting} waiting")


def mail_password() -> Answer:
    """Only its owner may read the file; after a restore it is not there, for no backup carries it."""
    from cungcau.notices.password_file import password_file  # app ready
    from cungcau.notices.queries import mail_server  # app ready

    path, server = password_file(), mail_server()
    if path.exists() and path.stat().st_mode & PRIVATE:
        return Answer("mail password", BAD, f"others can read it: chmod 600 {path}")
    if server is None or not server.user:
        return Answer("mail password", GOOD, "none is needed")
    if not server.password:
        way = "as CUNGCAU_MAIL_PASSWORD" if settings.MAIL["host"] else "on the page of the mail server (no backup carries it)"
        return Answer("mail password", NOTE, f"none for {server.user}: give it {way}")
    from_outside = settings.MAIL["password"]
    return Answer("mail password", GOOD, "given by CUNGCAU_MAIL_PASSWORD" if from_outside else "only its owner can read it")


def jobs() -> Answer:
    """Has a worker been seen lately, and what lies in the queue?"""
    from django_tasks_db.models import DBTaskResult  # app ready

    from cungcau.jobs.models import Tick  # app ready

    waiting, failed = DBTaskResult.objects.ready().count(), DBTaskResult.objects.failed().count()
    queue = f"{waiting} jobs waiting, {failed} failed for good"
    last = Tick.objects.order_by("-taken_at").first()
    if last is None:
        return Answer("worker", NOTE, f"none has worked here yet; {queue}")
    if timezone.now() - last.taken_at > WORKER_SILENT_AFTER:
        return Answer("worker", NOTE, f"silent since {timezone.localtime(last.taken_at):%Y-%m-%d %H:%M}; {queue}")
    return Answer("worker", NOTE if failed else GOOD, f"at work; {queue}")


WITHOUT_A_MODEL = {
    "off": "switched off",
    "not_installed": "package not installed",
    "not_loading": "the model does not load",
    "no_folder": "no model in the folder",
    "no_runtime": "pip install 'cungcau[onnx]'",
}


def meaning() -> Answer:
    """Is there a sentence model? Without one words and concepts decide alone."""
    from cungcau.discovery.models import Vector  # app ready
    from cungcau.engines.meaning import Unusable, chosen  # slow

    try:
        model = chosen(settings.EMBEDDER)
    except Unusable as why:
        detail = f": {why.detail}" if why.detail and why.code != "not_installed" else ""
        return Answer("meaning", NOTE, f"off ({WITHOUT_A_MODEL[why.code]}{detail}); matching works by words and concepts")
    count = Vector.objects.filter(model=model.name).count()
    return Answer("meaning", GOOD, f"on ({model.name}), {count:,} texts read")


NEEDING_TABLES: tuple[Callable[[], Answer], ...] = (writing, vocabulary, point, mail, mail_password, jobs, meaning)
