"""A second PostgreSQL follows the first: visitors search there, and nobody is told what is out of date."""

import json
import os
import subprocess
import sys

import pytest

from cungcau.config.database import database, replica
from tests.databases import FOLDER, WANTED
from tests.house.places import ROOT
from tests.postgres import Cluster

FIRST, SECOND = ["thứ nhất"], ["thứ hai"]


@pytest.fixture
def two():
    """A PostgreSQL and one that follows it."""
    places = FOLDER / "followed", FOLDER / "following"
    for place in places:
        place.mkdir()
    first, second = (Cluster(place, followed=True) for place in places)
    try:
        first.start()
        second.follow(first)
        yield first, second
    finally:
        second.stop()
        first.stop()


@pytest.mark.database
@pytest.mark.skipif(WANTED != "postgres", reason="SQLite is followed by nobody")
def test_visitors_search_in_what_follows_as_long_as_it_is_up_to_date(two, tmp_path):
    first, second = two
    done = subprocess.run(
        [sys.executable, "-m", "tests.discovery.following"], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
        env=os.environ | {"CUNGCAU_DATABASE_URL": first.url, "CUNGCAU_REPLICA_URL": second.url, "CUNGCAU_EMBEDDER": "off",
                          "CUNGCAU_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr

    seen = {who: (one["status"], one["apart"], one["found"]) for who, one in json.loads(done.stdout).items()}

    assert seen == {
        "visitor": (200, True, FIRST),
        "member": (200, False, FIRST),
        "member at once": (200, False, SECOND),
        "visitor while it stands still": (200, False, SECOND),
        "visitor when it has caught up": (200, True, SECOND),
        "visitor while it is away": (200, False, SECOND),
        "visitor when it goes in the middle": (200, False, SECOND),
    }


def test_only_a_postgresql_is_followed_and_only_by_a_postgresql(tmp_path):
    sqlite, first = database("", tmp_path), database("postgres://host/point", tmp_path)

    assert replica("postgres://other/point", first)["HOST"] == "other"
    for url, to in (("postgres://other/point", sqlite), ("sqlite:///x", first)):
        with pytest.raises(SystemExit, match="CUNGCAU_REPLICA_URL"):
            replica(url, to)
