"""Export and import as a person runs them, on installations of their own; and an import that is killed in the middle."""

import json
import signal
import subprocess
import sys
import time

import pytest

from tests.config.installations import Installation, with_tables
from tests.config.test_installation import SETUP

pytestmark = pytest.mark.database
KINDS = ("organisations", "experts", "needs", "offers")
LAST = "new {new}, changed 0, unchanged {unchanged}, refused 0"


@pytest.fixture(scope="module")
def made_point(tmp_path_factory):
    """A point that has nothing but its steward."""
    there = with_tables(tmp_path_factory.mktemp("empty"), "empty")
    done = there.run(*SETUP, CUNGCAU_STEWARD_PASSWORD="bưởi-năm-roi-26")
    assert done.returncode == 0, done.stderr
    return there


@pytest.fixture
def point(made_point, tmp_path):
    return made_point.copy(tmp_path)


def test_the_park_moves_into_another_point_and_is_the_same_there(park, point, tmp_path):
    counts = {}
    for kind in KINDS:
        written = park.run("export", kind, "-o", str(tmp_path / f"{kind}.csv"))
        brought = point.run("import", kind, str(tmp_path / f"{kind}.csv"), "--apply")
        again = point.run("export", kind, "-o", str(tmp_path / f"again-{kind}.csv"))
        counts[kind] = int(written.stderr.split()[-1].rstrip("."))
        assert [one.returncode for one in (written, brought, again)] == [0, 0, 0], brought.stderr
        assert brought.stdout.splitlines()[-1] == LAST.format(new=counts[kind], unchanged=0)
        assert (tmp_path / f"again-{kind}.csv").read_bytes() == (tmp_path / f"{kind}.csv").read_bytes()
    assert min(counts.values()) > 20

    repeated = point.run("import", "needs", str(tmp_path / "needs.csv"), "--apply", "--lang", "vi")
    assert repeated.stdout.splitlines()[-1] == LAST.format(new=0, unchanged=counts["needs"])


def test_an_import_killed_in_the_middle_has_applied_nothing(point, tmp_path):
    file = tmp_path / "many.jsonl"
    row = {"ten_to_chuc": "Công ty Gốm", "loai_to_chuc": "sme"}
    file.write_text("".join(json.dumps(row | {"ma_ngoai": f"T{number}"}) + "\n" for number in range(2000)))
    process = subprocess.Popen(
        [sys.executable, "-m", "cungcau", "import", "organisations", str(file), "--apply"],
        env=point.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    told = [process.stdout.readline() for _number in range(300)]
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    process.stdout.close()
    time.sleep(0.2)  # a database server notices it a moment later

    count = point.run("export", "organisations", "-o", str(tmp_path / "after.csv")).stderr
    done = point.run("import", "organisations", str(file), "--apply")

    assert (told[0].startswith("row 1: new, T0"), process.returncode) == (True, -signal.SIGKILL)
    assert count.startswith("Records written") and count.rstrip().endswith(": 0.")
    assert done.stdout.splitlines()[-1] == LAST.format(new=2000, unchanged=0)


def test_a_folder_that_holds_no_installation_is_told_in_one_line(tmp_path):
    there = Installation(tmp_path, "nothing")
    (tmp_path / "needs.csv").write_text("ma_ngoai,tieu_de\nN1,a\n")

    for words in (("import", "needs", "needs.csv"), ("export", "needs", "-o", "out.csv")):
        done = there.run(*words)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
        assert "No point is set up in the data folder" in done.stderr
