"""A worker that dies while it makes digests tells nothing twice and loses nothing: ledger, notices and mails agree."""

import json
import subprocess
import sys

import pytest

from tests.config.installations import with_tables
from tests.discovery.test_crashes import CRASHES, SEED
from tests.house.places import ROOT


@pytest.mark.database
def test_after_any_kill_everything_is_told_once(tmp_path):
    house = with_tables(tmp_path, "digests")
    done = subprocess.run(
        [sys.executable, "-m", "tests.discovery.dying_digests", str(CRASHES), str(SEED)], env=house.environment, cwd=ROOT,
        capture_output=True, text=True, timeout=120 + 90 * CRASHES, check=False,
    )  # fmt: skip
    rounds = [json.loads(line) for line in done.stdout.splitlines()]

    assert (done.returncode, done.stderr, len(rounds)) == (0, "", CRASHES)
    for one in rounds:
        told = (one["lost"], one["twice"], one["digests_without"], one["mails_without"], one["notices_without"])
        assert told == (0, 0, [], 0, 0), one
    assert rounds[-1]["published"]
    assert {one["killed_while"] for one in rounds} & {"doing jobs", "making a digest", "publishing"}
