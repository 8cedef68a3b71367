"""The mail server's password lies in one file for its owner alone: not in the database, not in a backup, not in the report."""

import stat
import tarfile

import pytest

from tests.config.installations import Installation, with_tables
from tests.config.test_installation import SETUP

# What stands in a file does not hang on the database; what was in it, or comes out of it, does.
on_both = pytest.mark.database

SECRET = "sấu-chín-hàng-điếu-7"
MAIL = ("--mail-host", "mail.point.example", "--mail-user", "point", "--mail-password", SECRET)


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A point of one's own with a mail server that wants a password."""
    installation = with_tables(tmp_path_factory.mktemp("mail"), "own")
    done = installation.run(*SETUP, *MAIL, CUNGCAU_STEWARD_PASSWORD="bưởi-năm-roi-26")
    assert done.returncode == 0, done.stderr
    return installation


def doctor(installation, **more):
    """(exit code, the line about the password)"""
    done = installation.run("doctor", **more)
    assert SECRET not in done.stdout
    return done.returncode, next(line for line in done.stdout.splitlines() if "mail password" in line)


def holding(folder, name="mail-password"):
    """The files of a folder in which the secret stands, but for its own."""
    others = (path for path in folder.rglob("*") if path.is_file() and path.name != name)
    return [path.name for path in others if SECRET.encode() in path.read_bytes()]


def test_set_up_keeps_it_in_a_file_for_its_owner_alone(own):
    file = own.folder / "mail-password"

    assert (file.read_text(encoding="utf-8"), stat.S_IMODE(file.stat().st_mode)) == (SECRET, 0o600)
    assert holding(own.folder) == []


@on_both
@pytest.mark.parametrize("words", [(), ("--portable",)], ids=["copy", "rows"])
def test_no_backup_carries_it_and_the_doctor_asks_for_it_after_a_restore(own, tmp_path, words):
    archive, other = tmp_path / "point.tar.gz", Installation(tmp_path, "other")

    made = own.run("backup", str(archive), *words)
    restored = other.run("restore", str(archive))

    with tarfile.open(archive) as content:
        content.extractall(tmp_path / "unpacked", filter="data")
    assert (made.returncode, restored.returncode) == (0, 0), made.stderr + restored.stderr
    assert holding(tmp_path / "unpacked", name="") == []
    code, line = doctor(other)
    assert code == 0
    assert "none for point" in line


def test_the_doctor_tells_how_to_shut_a_file_that_others_can_read(own):
    file = own.folder / "mail-password"
    healthy = doctor(own)
    file.chmod(0o640)
    try:
        open_to_others = doctor(own)
    finally:
        file.chmod(0o600)

    assert healthy == (0, "✓ mail password only its owner can read it")
    assert open_to_others == (1, f"✗ mail password others can read it: chmod 600 {file}")


def test_the_doctor_knows_one_that_is_given_from_outside(own):
    assert doctor(own, CUNGCAU_MAIL_PASSWORD="other")[1] == "✓ mail password given by CUNGCAU_MAIL_PASSWORD"


INSERT = (
    "from django.db import connection; connection.cursor().execute("
    "\"INSERT INTO notices_mailserver (\\\"only\\\", host, port, \\\"user\\\", password, security, sender) "
    "VALUES (true, 'mail.point.example', 25, 'point', %s, 'tls', '')\", [{secret!r}])"
)


@on_both
def test_one_that_an_older_version_kept_in_the_database_leaves_it(tmp_path):
    older = Installation(tmp_path, "older")
    steps = [
        older.run("migrate", "notices", "0001"),
        older.run("shell", "--no-imports", "-c", INSERT.format(secret=SECRET)),
        older.run("migrate"),
    ]

    assert [step.returncode for step in steps] == [0, 0, 0], [step.stderr for step in steps]
    assert (older.folder / "mail-password").read_text(encoding="utf-8") == SECRET
    assert stat.S_IMODE((older.folder / "mail-password").stat().st_mode) == 0o600
    assert holding(older.folder) == []
