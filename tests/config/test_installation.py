"""The commands as a person runs them: start, stop, start again, back up, restore, set up, ask the doctor."""

import json
import signal
import tarfile

import pytest

from tests.config.installations import Installation
from tests.databases import WANTED

# They make databases of their own; on PostgreSQL they are run too.
pytestmark = pytest.mark.database

SETUP = (
    "setup", "--name-vi", "Điểm kết nối Hòa Lạc", "--name-en", "Hoa Lac Connection Point", "--code", "hhtp",
    "--steward-name", "Lan", "--steward-email", "lan@point.example",
)  # fmt: skip


@pytest.fixture(scope="module")
def park(tmp_path_factory):
    """The demo park, planted by a first start; the test of that start is below."""
    there = Installation(tmp_path_factory.mktemp("park"), "park")
    with there.serve("--demo") as server:
        there.first_output = server.output()
        there.first_page = server.get("/")
        server.stop(signal.SIGINT)
    there.first_exit = server.exit_code
    return there


@pytest.fixture
def empty(tmp_path):
    return Installation(tmp_path, "empty")


def rows(park, archive):
    """Rows by table as a backup's manifest counts them."""
    done = park.run("backup", str(archive))
    assert done.returncode == 0, done.stderr
    with tarfile.open(archive) as content:
        return json.load(content.extractfile("manifest.json"))["rows"]


def test_the_first_start_plants_the_park_and_tells_its_address(park):
    assert "Planting the demo park" in park.first_output
    assert park.first_page[0] == 200
    assert park.first_output.rstrip().endswith("Ctrl-C stops.")
    assert park.first_exit == 0


def test_a_second_start_plants_nothing_and_loses_nothing(park, tmp_path):
    before = rows(park, tmp_path / "before.tar.gz")

    with park.serve("--demo") as server:
        page = server.get("/")
        told = server.output()
    after = rows(park, tmp_path / "after.tar.gz")

    assert "Planting" not in told
    assert page[0] == 200
    assert server.exit_code == 0
    assert {name: after[name] for name in after if name.startswith(("listings.", "registry."))} == {
        name: before[name] for name in before if name.startswith(("listings.", "registry."))
    }


def test_health_is_told_while_it_serves(park):
    with park.serve("--demo") as server:
        alive, ready = server.get("/healthz"), server.get("/readyz")

    assert alive == (200, "ok\n")
    assert ready[0] == 200
    assert json.loads(ready[1])["database"] == "ok"


def test_a_taken_port_is_one_readable_line(park):
    with park.serve("--demo") as server:
        port = server.address.rpartition(":")[2]
        done = park.run("serve", "--port", port)

    assert done.returncode == 2
    assert f"127.0.0.1 port {port} is taken by another program" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_demo_does_not_start_as_an_installation_of_ones_own(park):
    done = park.run("serve", "--port", "0", "--no-demo")

    assert done.returncode == 2
    assert "holds the demo park" in done.stderr


def test_a_restore_gives_the_same_pages(park, empty, tmp_path):
    archive = tmp_path / "park.tar.gz"
    assert park.run("backup", str(archive)).returncode == 0

    done = empty.run("restore", str(archive))

    assert done.returncode == 0, done.stderr
    before = park.pages()
    assert len(before) > 30
    assert empty.pages() == before


def test_a_portable_backup_can_be_restored_and_read_again_row_by_row(park, empty, tmp_path):
    first, second = tmp_path / "first.tar.gz", tmp_path / "second.tar.gz"
    assert park.run("backup", "--portable", str(first)).returncode == 0

    assert empty.run("restore", str(first)).returncode == 0

    assert empty.run("backup", "--portable", str(second)).returncode == 0
    with tarfile.open(first) as one, tarfile.open(second) as other:
        assert one.extractfile("tables.jsonl").read() == other.extractfile("tables.jsonl").read()


def test_after_a_portable_restore_new_rows_get_new_numbers(park, empty, tmp_path):
    archive = tmp_path / "park.tar.gz"
    assert park.run("backup", "--portable", str(archive)).returncode == 0
    assert empty.run("restore", str(archive)).returncode == 0

    code = "from cungcau.trail.models import Entry; print('NEW', Entry.objects.create(actor_name='x', verb='y', subject='z').pk)"
    done = empty.run("shell", "--no-imports", "-c", code)

    assert "NEW" in done.stdout, done.stderr


def test_a_place_that_holds_work_is_not_overwritten(park, tmp_path):
    archive = tmp_path / "park.tar.gz"
    assert park.run("backup", str(archive)).returncode == 0

    done = park.run("restore", str(archive))

    assert done.returncode == 2
    assert "holds an installation" in done.stderr


def test_a_damaged_archive_is_refused_and_changes_nothing(park, empty, tmp_path):
    archive, bent = tmp_path / "park.tar.gz", tmp_path / "bent.tar.gz"
    assert park.run("backup", str(archive)).returncode == 0
    content = archive.read_bytes()
    bent.write_bytes(content[: len(content) // 2] + bytes(200) + content[len(content) // 2 + 200 :])

    done = empty.run("restore", str(bent))

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert empty.run("backup", str(tmp_path / "x.tar.gz")).returncode in {0, 2}
    assert not list(empty.folder.glob("replaced-*"))


def test_only_the_newest_backups_of_a_folder_are_kept(park, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "cungcau-20200101-000000.tar.gz").write_bytes(b"old")
    (folder / "notes.txt").write_text("mine")

    done = park.run("backup", str(folder), "--keep", "1")

    assert done.returncode == 0, done.stderr
    assert sorted(path.name[:9] for path in folder.iterdir()) == ["cungcau-2", "notes.txt"]
    assert not (folder / "cungcau-20200101-000000.tar.gz").exists()


def test_the_archive_is_for_its_owners_eyes_only(park, tmp_path):
    archive = tmp_path / "park.tar.gz"

    park.run("backup", str(archive))

    assert archive.stat().st_mode & 0o777 == 0o600


def test_the_doctor_finds_a_healthy_park_and_prints_the_settings(park):
    done = park.run("doctor")

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"CUNGCAU_DATA{' ' * 13}{park.folder}" in done.stdout
    assert "Nothing is broken." in done.stdout


def test_the_doctor_names_what_is_broken(park):
    key = park.folder / "secret-key"
    key.chmod(0o644)
    try:
        done = park.run("doctor", "--no-settings")
    finally:
        key.chmod(0o600)

    assert done.returncode == 1
    assert "✗ secret key" in done.stdout


def test_without_the_demo_the_first_page_is_the_installer_until_setup_has_run(empty):
    with empty.serve("--no-demo") as server:
        before = server.get("/")[1]
        done = empty.run(*SETUP, CUNGCAU_STEWARD_PASSWORD="bưởi-năm-roi-26")
        after = server.get("/")[1]

    assert done.returncode == 0, done.stderr
    assert "The point HHTP is set up." in done.stdout
    assert 'name="steward_email"' in before
    assert 'name="steward_email"' not in after
    assert "Điểm kết nối Hòa Lạc" in after


def test_setup_without_a_password_prints_an_invitation_and_runs_once(empty):
    first = empty.run(*SETUP, CUNGCAU_BASE_URL="https://point.example")
    second = empty.run(*SETUP)

    assert "https://point.example/invitation/" in first.stdout, first.stderr
    assert second.returncode == 2
    assert "set up already" in second.stderr


def test_setup_names_each_thing_to_mend(empty):
    words = [word if word != "lan@point.example" else "lan" for word in SETUP]

    done = empty.run(*words, "--code", "H-1", "--steward-password", "1234")

    assert done.returncode == 2
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == ["--code", "--steward-email", "--steward-password"]


def test_the_demo_is_not_planted_into_an_installation_of_ones_own(empty):
    empty.run(*SETUP)

    done = empty.run("serve", "--port", "0", "--demo")

    assert done.returncode == 2
    assert "holds an installation of your own" in done.stderr


def test_a_worker_waits_for_tables(empty):
    done = empty.run("worker")

    assert done.returncode == 2
    assert "the database is not ready" in done.stderr


@pytest.mark.skipif(WANTED == "sqlite", reason="about a file copy going into PostgreSQL")
def test_a_copy_of_a_sqlite_file_is_refused_by_postgresql(empty, tmp_path):
    elsewhere = Installation(tmp_path, "elsewhere")
    elsewhere.environment.pop("CUNGCAU_DATABASE_URL")
    elsewhere.run(*SETUP)
    assert elsewhere.run("backup", str(tmp_path / "file.tar.gz")).returncode == 0

    done = empty.run("restore", str(tmp_path / "file.tar.gz"))

    assert done.returncode == 2
    assert "--portable" in done.stderr


@pytest.mark.skipif(WANTED == "sqlite", reason="about moving from SQLite to PostgreSQL")
def test_an_installation_moves_from_sqlite_to_postgresql(empty, tmp_path):
    elsewhere = Installation(tmp_path, "elsewhere")
    elsewhere.environment.pop("CUNGCAU_DATABASE_URL")
    elsewhere.run(*SETUP)
    assert elsewhere.run("backup", "--portable", str(tmp_path / "rows.tar.gz")).returncode == 0

    done = empty.run("restore", str(tmp_path / "rows.tar.gz"))

    assert done.returncode == 0, done.stderr
    assert empty.pages(demo=False) == elsewhere.pages(demo=False)
