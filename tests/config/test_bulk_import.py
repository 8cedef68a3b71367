"""An import on an installation of its own, whose worker is killed while it applies, and one that is stopped."""

import signal
import time

import pytest

from tests.config.installations import with_tables
from tests.config.test_installation import SETUP

pytestmark = pytest.mark.database
ROWS = 1500
BEGIN = f"""
import io
from cungcau.access.models import Role, User
from cungcau.exchange.actions import apply_import, report_import, upload_import
from cungcau.kit.policy import SYSTEM
user = User.objects.add("dung@point.example", "Dũng", password="bưởi-năm-roi-26")
Role.objects.create(user=user, name="broker")
text = "ma_ngoai,ten_to_chuc,loai_to_chuc\\n" + "".join(f"T{{n}},Công ty Gốm số {{n}},sme\\n" for n in range({ROWS}))
thing = upload_import("organisation", io.BytesIO(text.encode()), "many.csv", by=user)
report_import(thing, by=SYSTEM)
apply_import(thing, by=user)
print("PID=" + thing.pid)
"""
COUNT = """
from cungcau.exchange.models import Import
from cungcau.registry.models import Organisation
from cungcau.trail.models import Entry
print("HERE", Import.objects.get().state, Organisation.objects.filter(external_id__startswith="T").count(),
      Entry.objects.filter(verb="register").count())
"""


@pytest.fixture
def point(tmp_path):
    there = with_tables(tmp_path, "bulk")
    done = there.run(*SETUP, CUNGCAU_STEWARD_PASSWORD="bưởi-năm-roi-26")
    assert done.returncode == 0, done.stderr
    return there


def told(point, code, mark):
    done = point.run("shell", "--no-imports", "-c", code, CUNGCAU_LOG_LEVEL="ERROR")
    assert mark in done.stdout, done.stdout + done.stderr
    return done.stdout.rpartition(mark)[2].split()


def wait_for_the_middle(point, pid):
    """Until the worker has told that some rows are written, and not all."""
    path = point.folder / "files" / "progress" / f"{pid}.done"
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            if '[0,' not in path.read_text():
                return
        except OSError:
            pass
        time.sleep(0.02)
    raise AssertionError("the worker has told nothing")


def test_killed_in_the_middle_nothing_is_applied_and_the_next_worker_applies_it_all(point):
    (pid,) = told(point, BEGIN, "PID=")
    with point.work() as worker:
        wait_for_the_middle(point, pid)
        worker.stop(signal.SIGKILL)
    time.sleep(0.3)  # a database server notices it a moment later
    after_the_death = told(point, COUNT, "HERE")

    with point.work():
        end = time.monotonic() + 300
        while (state := told(point, COUNT, "HERE"))[0] == "applying" and time.monotonic() < end:
            time.sleep(0.5)

    assert after_the_death == ["applying", "0", "0"]
    assert state == ["applied", str(ROWS), str(ROWS)]


def test_stopped_in_the_middle_nothing_is_applied(point):
    (pid,) = told(point, BEGIN, "PID=")
    stop = f"""
from cungcau.access.models import User
from cungcau.exchange.actions import stop_import
from cungcau.exchange.models import Import
stop_import(Import.objects.get(pid="{pid}"), by=User.objects.get(email="dung@point.example"))
"""
    with point.work():
        wait_for_the_middle(point, pid)
        told(point, stop + COUNT, "HERE")
        time.sleep(0.5)
        state = told(point, COUNT, "HERE")

    assert state == ["stopped", "0", "0"]
