"""A process that dies while it forgets somebody leaves her whole or gone, never half; a start goes on where it was."""

import json
import subprocess
import sys

import pytest

from tests.config.installations import with_tables
from tests.discovery.test_crashes import CRASHES, SEED
from tests.house.places import ROOT

ROUNDS = max(CRASHES // 2, 4)  # each plants somebody in every room


@pytest.mark.database
def test_after_any_kill_a_person_is_there_whole_or_gone_whole(tmp_path):
    house = with_tables(tmp_path, "persons")
    done = subprocess.run(
        [sys.executable, "-m", "tests.persons.dying", str(ROUNDS), str(SEED)], env=house.environment, cwd=ROOT,
        capture_output=True, text=True, timeout=60 + 60 * ROUNDS, check=False,
    )  # fmt: skip
    rounds = [json.loads(line) for line in done.stdout.splitlines()]

    assert (done.returncode, done.stderr, len(rounds)) == (0, "", ROUNDS)
    for one in rounds:
        assert (one["half"], one["broken_files"], one["approved_after"], one["files_of_the_gone"]) == (False, [], 0, 0), one
        assert one["killed_while"] != "broken", one
    assert rounds[-1]["erased"]
    assert {one["killed_while"] for one in rounds} & {"erasing", "making the file"}
