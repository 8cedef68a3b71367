"""What `cungcau doctor` looks at. Each check answers with a grade and a sentence that says what to do."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max
from django.utils import timezone

from cungcau.config.data_folder import PRIVATE
from cungcau.config.speech import cause_of, gettext_noop, moment, number, reason_of
from cungcau.config.speech import gettext as _
from cungcau.kit.replica import REPLICA, positions

GOOD, NOTE, BAD = "ok", "note", "broken"
LEAST_FREE_MB = 500
# A worker takes a turn of the clock each minute, or is busy with jobs that leave their mark when they begin and end.
WORKER_SILENT_AFTER = timedelta(minutes=5)


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
    words = _("{version} at {path}").format(version=version, path=sys.executable)
    return Answer("Python", GOOD if sys.version_info >= (3, 11) else BAD, words)


def data_folder() -> Iterator[Answer]:
    """Can it be written, is there space, is the key private?"""
    folder: Path = settings.DATA
    try:
        probe = folder / ".doctor"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        words = _("{folder} cannot be written: {reason}").format(folder=folder, reason=cause_of(error))
        yield Answer(_("data folder"), BAD, words)
        return
    free = shutil.disk_usage(folder).free // 2**20
    enough, scarce = _("{folder}, {free} MB free"), _("{folder}, {free} MB free; make room")
    words = enough if free >= LEAST_FREE_MB else scarce
    yield Answer(_("data folder"), GOOD if words == enough else BAD, words.format(folder=folder, free=number(free)))
    yield _privacy(folder)
    yield _secret_key(folder / "secret-key")


def _privacy(folder: Path) -> Answer:
    """Password hashes and contacts lie there. What others cannot enter they cannot read, whatever the files' own marks."""
    if folder.stat().st_mode & PRIVATE:
        words = _("other accounts of this machine can look into it: chmod 700 {folder}")
        return Answer(_("privacy"), BAD, words.format(folder=folder))
    return Answer(_("privacy"), GOOD, _("only its owner can look into the data folder"))


def _secret_key(path: Path) -> Answer:
    if not path.exists():
        return Answer(_("secret key"), GOOD, _("given by {variable}").format(variable="CUNGCAU_SECRET_KEY"))
    if path.stat().st_mode & PRIVATE:
        return Answer(_("secret key"), BAD, _("others can read it: chmod 600 {path}").format(path=path))
    return Answer(_("secret key"), GOOD, _("only its owner can read it"))


def database() -> Answer:
    """Is it reached, and are its tables those of this program?"""
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor)
    try:
        waiting = waiting_migrations()
    except DatabaseError as error:
        words = _("{database} cannot be reached: {reason}").format(database=name, reason=reason_of(error))
        return Answer(_("database"), BAD, words)
    if waiting:
        words = _("{database} is behind, steps to go: {number}; run `cungcau migrate`, or start `cungcau serve`")
        return Answer(_("database"), BAD, words.format(database=name, number=number(waiting)))
    words = _("{database} {version}, tables up to date").format(database=name, version=_version())
    return Answer(_("database"), GOOD, words)


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
        words = _("available") if installed else _("not available; nothing needs it yet")
        return Answer("pgvector", GOOD if installed else NOTE, words)
    mode = _ask("PRAGMA journal_mode")
    if mode == "wal":
        return Answer(_("SQLite log"), GOOD, _("write-ahead log"))
    words = _("{mode}; is the data folder on a network drive? SQLite needs a local one").format(mode=mode)
    return Answer(_("SQLite log"), BAD, words)


def replica() -> Answer:
    """Does it follow? Without it everything works, only slower where very many visitors search."""
    if REPLICA not in settings.DATABASES:
        return Answer(_("replica"), GOOD, _("none is given"))
    try:
        written, followed = positions()
    except DatabaseError as error:
        words = _("not reached, the first database answers: {reason}").format(reason=reason_of(error))
        return Answer(_("replica"), NOTE, words)
    if followed is None:
        words = _("{variable} names a database that follows nobody").format(variable="CUNGCAU_REPLICA_URL")
        return Answer(_("replica"), BAD, words)
    words = _("bytes behind: {number}").format(number=number(max(0, written - followed)))
    return Answer(_("replica"), GOOD, words)


def vocabulary() -> Answer:
    from cungcau.vocabulary.models import Term  # app ready

    count = Term.objects.count()
    words = _("{number} codes").format(number=number(count)) if count else _("empty: start `cungcau serve` once")
    return Answer(_("code lists"), GOOD if count else BAD, words)


def point() -> Answer:
    from cungcau.access.models import User  # app ready
    from cungcau.config.installation import holds_demo  # app ready
    from cungcau.web.queries import is_set_up  # app ready

    if holds_demo():
        return Answer(_("point"), GOOD, _("the demo park") if settings.DEMO else _("the demo park: it is started with --demo"))
    if is_set_up():
        return Answer(_("point"), GOOD, _("set up"))
    accounts = User.objects.count()
    if accounts:
        words = _("no steward at work (accounts: {number}): `cungcau setup` with an address that has no account yet; "
                  "until then every visitor meets the installer")  # fmt: skip
        return Answer(_("point"), BAD, words.format(number=number(accounts)))
    return Answer(_("point"), NOTE, _("not set up: open the first page, or `cungcau setup`"))


def mail() -> Answer:
    from cungcau.notices.models import MailServer, Outgoing  # app ready
    from cungcau.notices.workflow import MailState  # app ready

    server = settings.MAIL["host"] or getattr(MailServer.objects.first(), "host", "")
    failed = Outgoing.objects.filter(state=MailState.FAILED).count()
    if failed:
        words = _("mails that could not be sent: {number}; see the outbox page").format(number=number(failed))
        return Answer(_("mail"), BAD, words)
    waiting = number(Outgoing.objects.filter(state=MailState.WAITING).count())
    if not server:
        return Answer(_("mail"), NOTE, _("no server given; mails that wait in the outbox: {number}").format(number=waiting))
    real = _("through {server}; {number} waiting; this is the demo, which anybody uses, and it sends real mail")
    words = real if settings.DEMO else _("through {server}; {number} waiting")
    return Answer(_("mail"), NOTE if settings.DEMO else GOOD, words.format(server=server, number=waiting))


def mail_password() -> Answer:
    """Only its owner may read the file; after a restore it is not there, for no backup carries it."""
    from cungcau.notices.password_file import password_file  # app ready
    from cungcau.notices.queries import mail_server  # app ready

    path, server = password_file(), mail_server()
    if path.exists() and path.stat().st_mode & PRIVATE:
        return Answer(_("mail password"), BAD, _("others can read it: chmod 600 {path}").format(path=path))
    if server is None or not server.user:
        return Answer(_("mail password"), GOOD, _("none is needed"))
    variable = "CUNGCAU_MAIL_PASSWORD"
    if not server.password:
        outside = _("none for {user}: give it as {variable}")
        here = _("none for {user}: give it on the page of the mail server (no backup carries it)")
        words = outside if settings.MAIL["host"] else here
        return Answer(_("mail password"), NOTE, words.format(user=server.user, variable=variable))
    given = _("given by {variable}").format(variable=variable)
    return Answer(_("mail password"), GOOD, given if settings.MAIL["password"] else _("only its owner can read it"))


def mailbox() -> Answer:
    """Into which messages of cases are answered; without one everything is written in the browser."""
    from cungcau.brokerage.message_box import Unreachable, mailbox  # app ready
    from cungcau.brokerage.message_queries import reads_mail  # app ready

    if not reads_mail():
        return Answer(_("mailbox"), GOOD, _("none is given"))
    try:
        with mailbox():
            words = _("{address} at {server}").format(address=settings.IMAP["address"], server=settings.IMAP["host"])
    except Unreachable as error:
        return Answer(_("mailbox"), BAD, _("the mailbox cannot be read: {reason}").format(reason=error))
    if not settings.IMAP["authserv"]:
        open_words = _("{where}; senders are believed by their address alone: set {variable}")
        return Answer(_("mailbox"), NOTE, open_words.format(where=words, variable="CUNGCAU_IMAP_AUTHSERV"))
    return Answer(_("mailbox"), GOOD, words)


def jobs() -> Answer:
    """Has a worker been seen lately, and what lies in the queue?"""
    from django_tasks_db.models import DBTaskResult  # app ready

    from cungcau.jobs.models import Tick  # app ready

    waiting, failed = DBTaskResult.objects.ready().count(), DBTaskResult.objects.failed().count()
    marks = DBTaskResult.objects.aggregate(begun=Max("started_at"), done=Max("finished_at"))
    seen = [Tick.objects.aggregate(at=Max("taken_at"))["at"], *marks.values()]
    last = max((at for at in seen if at), default=None)
    if last is None:
        grade, words = NOTE, _("none has worked here yet; jobs waiting: {waiting}, failed for good: {failed}")
    elif timezone.now() - last > WORKER_SILENT_AFTER:
        grade, words = NOTE, _("silent since {moment}; jobs waiting: {waiting}, failed for good: {failed}")
    else:
        grade, words = NOTE if failed else GOOD, _("at work; jobs waiting: {waiting}, failed for good: {failed}")
    since = moment(timezone.localtime(last)) if last else ""
    return Answer(_("worker"), grade, words.format(moment=since, waiting=number(waiting), failed=number(failed)))


WITHOUT_A_MODEL = {
    "off": gettext_noop("switched off"),
    "not_installed": gettext_noop("package not installed"),
    "not_loading": gettext_noop("the model does not load"),
    "no_folder": gettext_noop("no model in the folder"),
    "no_runtime": gettext_noop("pip install 'cungcau[onnx]'"),
}


def meaning() -> Answer:
    """Is there a sentence model? Without one words and concepts decide alone."""
    from cungcau.discovery.models import Vector  # app ready
    from cungcau.engines.meaning import Unusable, chosen  # slow

    try:
        model = chosen(settings.EMBEDDER)
    except Unusable as why:
        detail = f": {why.detail}" if why.detail and why.code != "not_installed" else ""
        words = _("off ({reason}); matching works by words and concepts")
        return Answer(_("meaning"), NOTE, words.format(reason=_(WITHOUT_A_MODEL[why.code]) + detail))
    words = _("on ({model}), texts read: {number}")
    count = Vector.objects.filter(model=model.name).count()
    return Answer(_("meaning"), GOOD, words.format(model=model.name, number=number(count)))


# Why the cluster cannot be used, and what to do.
WITHOUT_A_CLUSTER = {
    "cluster_not_installed": gettext_noop("package not installed: pip install 'cungcau[cluster]'"),
    "cluster_silent": gettext_noop("no scheduler answers at {address}: {detail}"),
    "cluster_empty": gettext_noop("no worker is there: dask worker ADDRESS"),
    "cluster_other_engine": gettext_noop("other version on these workers, install the same everywhere: {workers}"),
    "cluster_lost": gettext_noop("the scheduler was lost during the work: {detail}"),
    "workers_keep_dying": gettext_noop("workers are ended from outside again and again; perhaps their memory does not suffice"),
    "cluster_slow": gettext_noop("it had other work, nothing came back within {seconds} seconds"),
    "cluster_failed": gettext_noop("the work failed there, see the log: {detail}"),
}


def cluster() -> Answer:
    """Does it answer, and did it compare the needs last night? Without it the workers of the queue do."""
    from cungcau.discovery.together import last_turn  # app ready
    from cungcau.kit.cluster import Cluster, Unusable  # slow

    address = settings.CLUSTER
    if not address:
        return Answer(_("cluster"), GOOD, _("none is given"))
    try:
        with closing(Cluster(address)) as found:
            workers = found.workers
    except Unusable as why:
        words = _("not used, the point's own worker compares the needs ({reason})")
        return Answer(_("cluster"), NOTE, words.format(reason=_without_cluster(why.code, why.facts)))
    here, last = _("{address}, workers: {number}").format(address=address, number=number(workers)), last_turn()
    if last and last["fault"]:
        words = _("{here}; last time the point's own worker compared the rest ({reason})")
        return Answer(_("cluster"), NOTE, words.format(here=here, reason=_without_cluster(last["fault"], last["facts"])))
    return Answer(_("cluster"), GOOD, here)


def _without_cluster(code: str, facts: Mapping[str, Any]) -> str:
    told = {name: ", ".join(map(str, value)) if isinstance(value, list) else value for name, value in facts.items()}
    return _(WITHOUT_A_CLUSTER[code]).format(**told)


NEEDING_TABLES: tuple[Callable[[], Answer], ...] = (
    writing, replica, vocabulary, point, mail, mail_password, mailbox, jobs, meaning, cluster,
)  # fmt: skip
