"""The commands as a person runs them: start, stop, start again, back up, restore, set up, ask the doctor."""

import json
import re
import socket
import tarfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from threading import Barrier

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image

from cungcau.config import checks
from cungcau.config.archive.restore import Unusable, restore_archive
from cungcau.config.data_folder import hold
from cungcau.jobs.queue import enqueue
from cungcau.thesaurus.tasks import plant
from tests.config.installations import Installation, Visitor, with_tables
from tests.databases import WANTED

# They make databases of their own; on PostgreSQL they are run too.
pytestmark = pytest.mark.database

SETUP = (
    "setup", "--name-vi", "Điểm kết nối Hòa Lạc", "--name-en", "Hoa Lac Connection Point", "--code", "hhtp",
    "--steward-name", "Lan", "--steward-email", "lan@point.example",
)  # fmt: skip


@pytest.fixture(scope="module")
def serving(park):
    """The park, started for the second time."""
    with park.serve("--demo") as server:
        yield server


@pytest.fixture(scope="module")
def archive(park, tmp_path_factory):
    """A backup of the park as it is made by default: of SQLite a copy of its file."""
    return backed_up(park, tmp_path_factory.mktemp("archives") / "park.tar.gz")


@pytest.fixture(scope="module")
def portable(park, tmp_path_factory):
    return backed_up(park, tmp_path_factory.mktemp("archives") / "rows.tar.gz", "--portable")


def backed_up(installation, target, *words):
    done = installation.run("backup", str(target), *words)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture
def empty(tmp_path):
    return Installation(tmp_path, "empty")


@pytest.fixture
def untouched(tmp_path):
    """As after the installation: there are tables, and nobody has set a point up."""
    return with_tables(tmp_path, "untouched")


def counted(archive):
    """Rows of the records that people write, as the manifest counts them."""
    with tarfile.open(archive) as content:
        rows = json.load(content.extractfile("manifest.json"))["rows"]
    return {name: count for name, count in rows.items() if name.startswith(("listings.", "registry.", "access.user"))}


def test_the_first_start_plants_the_park_and_tells_its_address(park):
    assert "Planting the demo park" in park.first_output
    assert park.first_page[0] == 200
    assert park.first_output.rstrip().endswith("Ctrl-C stops.")
    assert park.first_exit == 0


def test_a_second_start_plants_nothing_and_loses_nothing(archive, serving, park, tmp_path):
    page = serving.get("/")

    after = backed_up(park, tmp_path / "after.tar.gz")

    assert page[0] == 200
    assert "Planting" not in serving.output()
    assert counted(after) == counted(archive)


def test_health_is_told_while_it_serves(serving):
    alive, ready = serving.get("/healthz"), serving.get("/readyz")

    assert alive == (200, "ok\n")
    assert ready[0] == 200
    assert json.loads(ready[1])["database"] == "ok"


def test_commands_beside_it_print_links_to_where_it_serves(park, serving):
    assert (park.folder / "served-at").read_text() == serving.address.rstrip("/")


def test_many_browsers_that_keep_their_connections_do_not_shut_the_next_one_out(serving):
    host, _, port = serving.address.rpartition("/")[2].rpartition(":")
    with ExitStack() as browsers:
        for _one in range(300):
            browsers.enter_context(socket.create_connection((host, int(port)), timeout=10))

        assert serving.get("/healthz") == (200, "ok\n")


@pytest.mark.sqlite_only
@pytest.mark.parametrize("megabytes", [24, 26, 60])
def test_what_is_too_large_to_be_sent_gets_a_page_and_the_next_visitor_is_served(serving, megabytes):
    visitor = Visitor(serving.address)

    status, _path, page = visitor.post("/login/", {"email": "x" * (megabytes * 2**20)})

    assert (status, "Nội dung gửi lên quá lớn" in page) == (413, True)
    assert visitor.get("/login/")[0] == 200


@pytest.mark.sqlite_only
def test_a_taken_port_is_one_readable_line(park, serving):
    port = serving.address.rpartition(":")[2]

    done = park.run("serve", "--port", port)

    assert done.returncode == 2
    assert f"127.0.0.1 port {port} is taken by another program" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_demo_does_not_start_as_an_installation_of_ones_own(park):
    done = park.run("serve", "--port", "0", "--no-demo")

    assert done.returncode == 2
    assert "holds the demo park. Start it with --demo" in done.stderr


def test_a_restore_gives_the_same_pages(park, archive, empty):
    done = empty.run("restore", str(archive))

    assert done.returncode == 0, done.stderr
    assert f"It is the demo park. Start it with --demo:\n  ./run serve --demo --data {empty.folder} " in done.stdout
    before = park.pages()
    assert len(before) > 30
    assert empty.pages() == before


def test_a_portable_backup_can_be_restored_row_by_row_and_worked_on(portable, empty, tmp_path):
    assert empty.run("restore", str(portable)).returncode == 0

    second = backed_up(empty, tmp_path / "second.tar.gz", "--portable")
    with tarfile.open(portable) as one, tarfile.open(second) as other:
        assert one.extractfile("tables.jsonl").read() == other.extractfile("tables.jsonl").read()
    # The next row must get a number that the archive has not used.
    code = "from cungcau.trail.models import Entry; print('NEW', Entry.objects.create(actor_name='x', verb='y', subject='z').pk)"
    assert "NEW" in empty.run("shell", "--no-imports", "-c", code).stdout


def test_a_place_that_holds_work_is_not_overwritten(untouched, archive):
    untouched.run(*SETUP)

    done = untouched.run("restore", str(archive))

    assert done.returncode == 2
    assert "holds an installation" in done.stderr


@pytest.mark.parametrize("at_work", ["serve", "worker"])
def test_nothing_is_restored_under_a_server_or_worker_at_work(untouched, tmp_path, at_work):
    assert untouched.run(*SETUP).returncode == 0
    archive = backed_up(untouched, tmp_path / "mine.tar.gz")
    with untouched.serve("--no-demo") if at_work == "serve" else untouched.work():
        refused = untouched.run("restore", str(archive), "--force")
        page = untouched.pages(demo=False)["None /"]
    done = untouched.run("restore", str(archive), "--force")

    assert (refused.returncode, refused.stderr.startswith("cungcau restore: ")) == (2, True)
    assert "a server or worker is using it; stop it first" in refused.stderr
    assert "Điểm kết nối Hòa Lạc" in page
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(WANTED == "sqlite", reason="about servers that have another data folder")
def test_nothing_is_restored_under_a_server_on_another_machine(untouched, tmp_path):
    assert untouched.run(*SETUP).returncode == 0
    archive = backed_up(untouched, tmp_path / "mine.tar.gz")
    elsewhere = Installation(tmp_path, "elsewhere")
    elsewhere.environment["CUNGCAU_DATABASE_URL"] = untouched.environment["CUNGCAU_DATABASE_URL"]
    with elsewhere.serve("--no-demo"):
        refused = untouched.run("restore", str(archive), "--force")
    done = untouched.run("restore", str(archive), "--force")

    assert refused.returncode == 2
    assert "ther connections to the database are open: " in refused.stderr
    assert done.returncode == 0, done.stderr


def test_a_server_waits_for_a_restore(empty):
    empty.folder.mkdir()
    with hold(empty.folder, alone=True):
        done = empty.run("serve", "--port", "0")

    assert (done.returncode, "a restore is at work in it" in done.stderr) == (2, True)


def test_a_damaged_archive_is_refused_and_changes_nothing(archive, empty, tmp_path):
    bent, content = tmp_path / "bent.tar.gz", archive.read_bytes()
    bent.write_bytes(content[: len(content) // 2] + bytes(200) + content[len(content) // 2 + 200 :])

    done = empty.run("restore", str(bent))

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    # It is still empty: nothing was left, and the whole archive is taken without --force and moves nothing aside.
    assert not empty.folder.exists()
    assert empty.run("restore", str(archive)).returncode == 0
    assert list(empty.folder.glob("replaced-*")) == []


@pytest.mark.sqlite_only
def test_wherever_an_archive_is_damaged_the_reason_is_told(db, tmp_path, settings):
    """Zeros, or other bytes, wherever they fall: no fault of the unpacking comes out as one of the program."""
    settings.DATA = tmp_path / "data"
    whole, bent = tmp_path / "whole.tar.gz", tmp_path / "bent.tar.gz"
    ours = "cut off, damaged or something else|of another program|does not belong|not hold what|is damaged|is not there"
    (tmp_path / "manifest.json").write_text(json.dumps({"program": "another", "lines": list(range(4000))}))
    with tarfile.open(whole, "w:gz") as archive:
        archive.add(tmp_path / "manifest.json", "manifest.json")
    content = whole.read_bytes()

    for place in range(0, len(content), 37):
        for damage in (bytes(20), bytes(range(200, 220)), b""):
            bent.write_bytes(content[:place] + damage + content[place + 20 :])
            with pytest.raises(Unusable, match=ours):
                restore_archive(bent)


@pytest.mark.sqlite_only
def test_only_the_newest_backups_of_a_folder_are_kept(park, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "cungcau-20200101-000000.tar.gz").write_bytes(b"old")
    (folder / "notes.txt").write_text("mine")

    done = park.run("backup", str(folder), "--keep", "1")

    assert done.returncode == 0, done.stderr
    assert sorted(path.name[:9] for path in folder.iterdir()) == ["cungcau-2", "notes.txt"]
    assert not (folder / "cungcau-20200101-000000.tar.gz").exists()


@pytest.mark.sqlite_only
def test_an_archive_that_is_there_is_replaced_only_by_force(park, tmp_path):
    target = tmp_path / "mine.tar.gz"
    target.write_bytes(b"mine")

    done = park.run("backup", str(target))

    assert done.returncode == 2
    assert "--force" in done.stderr
    assert target.read_bytes() == b"mine"
    assert park.run("backup", str(target), "--force").returncode == 0
    assert target.read_bytes() != b"mine"


def test_the_archive_is_for_its_owners_eyes_only(archive):
    assert archive.stat().st_mode & 0o777 == 0o600


def test_so_is_the_data_folder_with_what_is_in_it(park):
    modes = {path.name: path.stat().st_mode & 0o077 for path in [park.folder, *park.folder.iterdir()]}

    assert [name for name, mode in modes.items() if mode] == []


def test_the_doctor_finds_a_healthy_park_and_prints_the_settings(park):
    done = park.run("doctor")

    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"CUNGCAU_DATA +{re.escape(str(park.folder))}\n", done.stdout)
    assert "Nothing is broken." in done.stdout


@pytest.mark.django_db
@pytest.mark.parametrize(("column", "minutes", "said"), [
    ("started_at", 2, "at work"), ("finished_at", 2, "at work"), ("finished_at", 20, "silent since"),
    (None, 0, "none has worked here yet"),
])  # fmt: skip
def test_the_doctor_tells_within_minutes_that_no_worker_is_there(column, minutes, said):
    enqueue(plant)
    if column:
        DBTaskResult.objects.update(**{column: timezone.now() - timedelta(minutes=minutes)})

    assert checks.jobs().words.startswith(said)


@pytest.mark.sqlite_only
def test_the_doctor_names_what_is_broken(park):
    key = park.folder / "secret-key"
    key.chmod(0o644)
    try:
        done = park.run("doctor", "--no-settings")
    finally:
        key.chmod(0o600)

    assert done.returncode == 1
    assert "✗ secret key" in done.stdout


@pytest.mark.sqlite_only
def test_the_doctor_tells_how_to_shut_a_folder_that_others_can_look_into(park):
    park.folder.chmod(0o755)
    try:
        done = park.run("doctor", "--no-settings")
    finally:
        park.folder.chmod(0o700)

    assert done.returncode == 1
    assert f"chmod 700 {park.folder}" in done.stdout


def test_the_doctor_says_when_no_steward_is_at_work_so_that_visitors_meet_the_installer(untouched):
    words = "from cungcau.access.models import User; User.objects.add('an@point.example', 'An')"
    made = untouched.run("shell", "--no-imports", "-c", words)

    done = untouched.run("doctor", "--no-settings")

    assert made.returncode == 0
    assert "✗ point         no steward at work (accounts: 1)" in done.stdout


def test_the_doctor_makes_nothing(empty, tmp_path):
    bare = tmp_path / "bare"
    bare.mkdir()

    absent = empty.run("doctor", "--data", "elsewhere", CUNGCAU_DATABASE_URL="")
    nothing = empty.run("doctor", "--data", str(bare), CUNGCAU_DATABASE_URL="")

    assert (absent.returncode, nothing.returncode) == (1, 1)
    assert f"{bare} holds no installation yet" in nothing.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["bare"]
    assert list(bare.iterdir()) == []


@pytest.mark.sqlite_only
@pytest.mark.parametrize("words", [("serve", "--port", "0"), ("backup", "x.tar"), ("restore", "x.tar"), ("worker",), ("doctor",)])
def test_a_file_in_place_of_the_data_folder_is_one_readable_line(empty, tmp_path, words):
    (tmp_path / "file").write_text("")

    done = empty.run(*words, "--data", "file")

    assert done.returncode == 2
    assert done.stderr == f"cungcau: {tmp_path / 'file'} is a file, not a folder. Choose another: --data DIR\n"


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("word", "language", "answer"), [
    ("serv", "en_GB.UTF-8", "there is no verb “serv”; did you mean “serve”? `./run --help` (installed: `cungcau --help`)"),
    ("serv", "vi_VN.UTF-8", "không có lệnh “serv”; có phải bạn muốn gõ “serve”? Gõ `./run --help` (đã cài: `cungcau --help`)"),
    ("--bogus", "en_GB.UTF-8", "there is no option --bogus before the verb. `./run --help`"),
    ("--bogus", "C.UTF-8", "không có tùy chọn --bogus đứng trước lệnh. Gõ `./run --help`"),
])  # fmt: skip
def test_an_unknown_word_is_named_and_leads_to_the_help(empty, word, language, answer):
    done = empty.run(word, LC_ALL=language)

    assert done.returncode == 2
    assert done.stderr.startswith(f"cungcau: {answer}")


@pytest.mark.sqlite_only
def test_every_command_tells_a_command_line_that_cannot_be_read_in_the_shells_language(empty):
    done = [empty.run("backup", LC_ALL=language) for language in ("vi_VN.UTF-8", "en_GB.UTF-8")]

    assert [one.returncode for one in done] == [2, 2]
    assert "cungcau backup: lỗi: thiếu những tham số bắt buộc sau: TỆP" in done[0].stderr
    assert "cungcau backup: error: the following arguments are required: FILE" in done[1].stderr


@pytest.mark.sqlite_only
def test_the_help_names_djangos_commands_too(empty):
    assert "migrate" in empty.run("--help").stdout


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


def test_setup_without_a_password_prints_an_invitation_and_makes_the_folder_ones_own(empty):
    first = empty.run(*SETUP, CUNGCAU_BASE_URL="https://point.example")
    second = empty.run(*SETUP)
    demo = empty.run("serve", "--port", "0", "--demo")

    assert "https://point.example/invitation/" in first.stdout, first.stderr
    assert (second.returncode, demo.returncode) == (2, 2)
    assert "set up already" in second.stderr
    assert "holds an installation of your own" in demo.stderr


def test_of_those_who_press_set_up_at_one_moment_one_is_the_steward_and_the_others_are_led_home(untouched):
    with untouched.serve("--no-demo") as server:
        visitors = [Visitor(server.address) for _one in range(4)]
        start = Barrier(len(visitors))

        def press(number):
            typed = {"name_vi": f"Điểm {number}", "name_en": "Point", "code": "P", "host_name": f"Ban {number}",
                     "steward_name": "Lan", "steward_email": f"lan{number}@point.example", "steward_password": "bưởi-năm-roi-26",
                     "mail_security": "starttls"}  # fmt: skip
            start.wait(30)
            return visitors[number].post("/setup/", typed)

        with ThreadPoolExecutor(len(visitors)) as hands:
            pages = list(hands.map(press, range(len(visitors))))

    models = "cungcau.access.models.User", "cungcau.access.models.Role", "cungcau.registry.models.Organisation"
    code = f"from pydoc import locate; print('COUNTED', *(locate(name).objects.count() for name in {models}))"
    assert [(status, path) for status, path, _page in pages] == [(200, "/")] * len(pages), server.output()
    assert sum("Điểm kết nối đã được thiết lập" in page for *_where, page in pages) == len(pages) - 1
    assert "COUNTED 1 1 1" in untouched.run("shell", "--no-imports", "-c", code).stdout


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("words", "known", "begins", "told"), [
    (("--address", "https://point.example/"), "", "https://point.example/invitation/", "CUNGCAU_BASE_URL=https://point.example,"),
    (("--address", "http://10.0.0.7:8080"), "https://old.example", "http://10.0.0.7:8080/invitation/", "the --address given"),
    ((), "https://point.example", "https://point.example/invitation/", "The link begins with CUNGCAU_BASE_URL."),
    ((), "", "http://localhost:8000/invitation/", "No public address is known"),
])  # fmt: skip
def test_setup_tells_where_the_address_of_its_link_comes_from(untouched, words, known, begins, told):
    done = untouched.run(*SETUP, *words, CUNGCAU_BASE_URL=known)

    assert (done.returncode, done.stderr) == (0, "")
    assert f"Lan chooses a password here, once: {begins}" in done.stdout
    assert told in done.stdout


@pytest.mark.sqlite_only
def test_setup_takes_a_logo_that_every_page_shows(untouched, tmp_path):
    Image.new("RGB", (40, 20), "teal").save(tmp_path / "logo.png")

    done = untouched.run(*SETUP, "--logo", str(tmp_path / "logo.png"))

    assert (done.returncode, done.stderr) == (0, "")
    assert 'src="/files/logo/' in untouched.pages(demo=False)["None /"]


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("content", "words"), [(None, "cannot be read (No such"), (b"GIF89a", "A logo is a PNG, JPEG or WebP")])
def test_a_logo_that_is_none_sets_nothing_up(untouched, tmp_path, content, words):
    if content:
        (tmp_path / "logo.png").write_bytes(content)

    done = untouched.run(*SETUP, "--logo", str(tmp_path / "logo.png"))
    again = untouched.run(*SETUP)

    assert (done.returncode, done.stderr.startswith("cungcau setup: --logo: "), words in done.stderr) == (2, True, True)
    assert again.returncode == 0


@pytest.mark.sqlite_only
def test_setup_names_each_thing_to_mend(untouched):
    words = [word if word != "lan@point.example" else "lan" for word in SETUP]

    done = untouched.run(*words, "--code", "H-1", "--steward-password", "1234", "--address", "point.example/x")

    assert done.returncode == 2
    named = [line.split(":")[1].strip() for line in done.stderr.splitlines()]
    assert named == ["--code", "--address", "--steward-email", "--steward-password"]


def test_setup_tells_when_the_stewards_address_has_an_account(untouched):
    words = "from cungcau.access.models import User; User.objects.add('lan@point.example', 'Lan')"
    made = untouched.run("shell", "--no-imports", "-c", words)

    done = untouched.run(*SETUP, CUNGCAU_STEWARD_PASSWORD="bưởi-năm-roi-26")

    assert made.returncode == 0
    assert done.returncode == 2
    assert done.stderr.startswith("cungcau setup: --steward-email: Somebody has an account with this e-mail address already.")


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
