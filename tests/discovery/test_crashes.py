"""A process that dies in the middle of its work leaves nothing behind that a start does not put right."""

import json
import os
import subprocess
import sys

import pytest

from tests.config.installations import with_tables
from tests.house.places import ROOT

# More of them by hand: CUNGCAU_TEST_CRASHES=100 ./run test tests/discovery/test_crashes.py
CRASHES = int(os.environ.get("CUNGCAU_TEST_CRASHES", "8"))
SEED = int(os.environ.get("CUNGCAU_TEST_CRASH_SEED", "20261129"))


@pytest.mark.database
def test_after_any_kill_search_is_true_to_the_records_again(tmp_path):
    house = with_tables(tmp_path, "crashes")
    done = subprocess.run(
        [sys.executable, "-m", "tests.discovery.dying", str(CRASHES), str(SEED)], env=house.environment, cwd=ROOT,
        capture_output=True, text=True, timeout=120 + 90 * CRASHES, check=False,
    )  # fmt: skip
    rounds = [json.loads(line) for line in done.stdout.splitlines()]

    assert (done.returncode, done.stderr, len(rounds)) == (0, "", CRASHES)
    for one in rounds:
        assert (one["clean"], one["waiting"], one["not_found"], one["too_much"]) == (True, 0, 0, 0), one
    assert all(one["published"] for one in rounds), "nothing was there to be found"
    assert {one["killed_while"] for one in rounds} & {"doing jobs", "searching", "rebuilding"}
