"""./run on a clone whose uv and Python are stand-ins: what is looked at is who waits for whom."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.house.places import ROOT

# Makes a "Python" when asked for an environment; when asked to install, says so and waits for a word from the test.
UV = """#!/bin/sh
if [ "$1" = venv ]; then
    mkdir -p "$CLONE/.venv/bin"
    printf '#!/bin/sh\\nexit 0\\n' >"$CLONE/.venv/bin/python"
    chmod +x "$CLONE/.venv/bin/python"
    exit
fi
echo "$@" >>"$CLONE/calls"
echo installing >"$CLONE/begun"
read word <"$CLONE/go"
[ "$word" = on ]
"""
TOOLS = ("sh", "cat", "cksum", "dirname", "mkdir", "mv", "rm", "sleep", "chmod")


class Clone:
    def __init__(self, folder, with_flock):
        self.folder = folder / "clone"
        self.folder.mkdir()
        shutil.copy(ROOT / "run", self.folder)
        shutil.copytree(ROOT / "requirements", self.folder / "requirements")
        (self.folder / ".uv/bin").mkdir(parents=True)
        (self.folder / ".uv/bin/uv").write_text(UV)
        (self.folder / ".uv/bin/uv").chmod(0o755)
        sum_of_uv = subprocess.check_output("cksum <requirements/uv.txt", shell=True, cwd=self.folder, text=True)
        (self.folder / ".uv/installed").write_text(sum_of_uv)
        for fifo in ("begun", "go"):
            os.mkfifo(self.folder / fifo)
        tools = folder / "tools"
        tools.mkdir()
        for tool in (*TOOLS, *(["flock"] if with_flock else [])):
            (tools / tool).symlink_to(shutil.which(tool))
        self.environment = {"PATH": str(tools), "PYTHON": sys.executable, "CLONE": str(self.folder), "HOME": str(folder)}

    def start(self, *words):
        return subprocess.Popen(
            [self.folder / "run", *words], env=self.environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def wait_for_uv(self):
        assert (self.folder / "begun").read_text() == "installing\n"

    def let_uv(self, word):
        (self.folder / "go").write_text(f"{word}\n")

    @property
    def installed(self):
        return [line.rpartition("/")[2] for line in (self.folder / "calls").read_text().splitlines()]


@pytest.fixture(params=[pytest.param(True, marks=pytest.mark.skipif(not shutil.which("flock"), reason="no flock")), False],
                ids=["flock", "folder"])  # fmt: skip
def clone(tmp_path, request):
    return Clone(tmp_path, request.param)


def test_of_two_at_once_one_waits_and_finds_all_done(clone):
    first = clone.start("test")
    clone.wait_for_uv()
    second = clone.start("doctor")
    told = second.stderr.readline()

    clone.let_uv("on")

    assert told == "Another ./run is setting up; waiting …\n"
    assert (first.wait(60), second.wait(60)) == (0, 0)
    assert clone.installed == ["dev.txt"]


def test_what_a_failed_set_up_began_is_done_by_the_next(clone):
    first = clone.start("test")
    clone.wait_for_uv()
    clone.let_uv("off")
    broken = first.wait(60)

    second = clone.start("doctor")
    clone.wait_for_uv()
    clone.let_uv("on")

    assert broken == 1
    assert second.wait(60) == 0
    assert clone.installed == ["dev.txt", "dev.txt"]


def test_the_lock_of_a_dead_one_is_nobodys(tmp_path):
    clone = Clone(tmp_path, with_flock=False)
    dead = subprocess.Popen(["true"])
    dead.wait()
    (clone.folder / ".setting-up.d").mkdir()
    (clone.folder / ".setting-up.d/maker").write_text(f"{dead.pid}\n")

    run = clone.start("doctor")
    clone.wait_for_uv()
    clone.let_uv("on")

    assert run.wait(60) == 0
    assert not (clone.folder / ".setting-up.d").exists()
