"""A process that is killed while somebody types loses nothing of what the page said it had kept."""

import json
import os
import subprocess
import sys

import pytest

from tests.config.installations import with_tables
from tests.house.places import ROOT

# More of them by hand: CUNGCAU_TEST_CRASHES=100 ./run test tests/listings/test_crashes.py
CRASHES = int(os.environ.get("CUNGCAU_TEST_CRASHES", "8"))
SEED = int(os.environ.get("CUNGCAU_TEST_CRASH_SEED", "20261130"))


@pytest.mark.database
def test_after_any_kill_what_was_kept_is_there_and_whole(tmp_path):
    house = with_tables(tmp_path, "typing")
    done = subprocess.run(
        [sys.executable, "-m", "tests.listings.dying", str(CRASHES), str(SEED)], env=house.environment, cwd=ROOT,
        capture_output=True, text=True, timeout=60 + 30 * CRASHES, check=False,
    )  # fmt: skip
    rounds = [json.loads(line) for line in done.stdout.splitlines()]

    assert (done.returncode, done.stderr, len(rounds)) == (0, "", CRASHES)
    for one in rounds:
        assert (one["broken"], one["whole"], one["rows"] <= 1) == (False, True, True), one
        assert one["newest"] >= one["acknowledged"], one
    assert sum(one["kept"] for one in rounds) > CRASHES
    assert sum(one["saved"] for one in rounds) > 0
