"""Installations of their own for tests of the commands: a folder, a database, and the command line beside them."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import psycopg

from tests.databases import CLUSTER, FOLDER, GIVEN_URL, WANTED
from tests.house.places import ROOT

START_SECONDS = 420
_MADE: list[Installation] = []
READY = re.compile(r"(?:ready|sẵn sàng): (http://\S+)/|The worker is at work|Tiến trình nền đang chạy")

# Reads pages as a stranger and as demo people; prints {"who path": html}. The clock stands at the newest entry of the
# trail, so that "five minutes ago" is the same whenever it is read; the random marks of one answer are struck out.
READ_PAGES = r"""
import datetime, json, re, sys, types
from django.test import Client
from django.utils import timesince, timezone
from cungcau.trail.models import Entry
moment = Entry.objects.latest("at", "pk").at
class Clock(datetime.datetime):
    now = classmethod(lambda cls, tz=None: moment.astimezone(tz))
timezone.now = lambda: moment
timesince.datetime = types.SimpleNamespace(datetime=Clock, timedelta=datetime.timedelta, date=datetime.date)
from cungcau.access.models import DemoPerson
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
published = Listing.objects.filter(state="published").order_by("pk")
paths = ["/"] + [thing.get_absolute_url() for thing in [*Organisation.objects.order_by("pk")[:4], *published[:6]]]
paths += json.loads(sys.argv[1]) if len(sys.argv) > 1 else []
pages = {}
for person in [None, *(row.user for row in DemoPerson.objects.order_by("pk")[:3])]:
    client = Client(SERVER_NAME="127.0.0.1", HTTP_X_REQUEST_ID="0")
    if person:
        client.force_login(person)
    for path in paths:
        answer = client.get(path)
        html = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+', r"\1", answer.content.decode())
        pages[f"{person} {path}"] = f"{answer.status_code} {html}"
print("PAGES" + json.dumps(pages))
"""


class Installation:
    """A data folder with its own database on the side that the tests run on."""

    def __init__(self, folder: Path, name: str, like: str | None = None) -> None:
        self.folder = folder / name
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("CUNGCAU_", "DJANGO_", "PYTEST_"))
        }
        # Without the model: the drain below would read every text of the park, minutes of work that no test here looks at.
        # In English, by the shell's language; the system itself need not know that locale.
        self.environment |= {
            "CUNGCAU_DATA": str(self.folder), "CUNGCAU_EMBEDDER": "off", "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1",
            "LC_ALL": "en_US.UTF-8",
        }  # fmt: skip
        if WANTED == "postgres":
            self.environment["CUNGCAU_DATABASE_URL"] = _new_database(name, like)

    def copy(self, folder: Path, name: str = "") -> Installation:
        """The same installation once more, in a folder (and a database) of its own."""
        other = Installation(folder, name or f"{self.folder.name}-copy", self.environment.get("CUNGCAU_DATABASE_URL"))
        shutil.copytree(self.folder, other.folder)
        return other

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "cungcau", *words], env=self.environment | more, cwd=self.folder.parent,
            capture_output=True, text=True, timeout=START_SECONDS, check=False,
        )  # fmt: skip

    def pages(self, *paths: str, demo: bool = True) -> dict[str, str]:
        """What visitors see: page by "who path"."""
        code = f"import sys; sys.argv = ['', {json.dumps(list(paths))!r}]\n{READ_PAGES}"
        done = self.run("shell", "--no-imports", "-c", code, CUNGCAU_DEMO="yes" if demo else "no", CUNGCAU_LOG_LEVEL="ERROR")
        if "PAGES" not in done.stdout:
            raise AssertionError(done.stdout + done.stderr)
        found: dict[str, str] = json.loads(done.stdout.rpartition("PAGES")[2])
        return found

    def serve(self, *words: str) -> Server:
        return Server(self, "serve", "--port", "0", *words)

    def work(self) -> Server:
        return Server(self, "worker")


def with_tables(folder: Path, name: str) -> Installation:
    """One in which nobody has done anything yet, but its tables and code lists are there: copied, for to make them takes a
    good ten seconds."""
    if not _MADE:
        first = Installation(FOLDER, "tables")
        first.folder.mkdir(mode=0o700)
        done = first.run("shell", "--no-imports", "-c", "from cungcau.config.installation import *; bring_up_to_date()")
        if done.returncode:
            raise AssertionError(done.stderr)
        _MADE.append(first)
    return _MADE[0].copy(folder, name)


class Server:
    """`cungcau serve`, or a worker, at work; leaving the block stops it as a service manager would."""

    def __init__(self, installation: Installation, *words: str) -> None:
        self._log = (installation.folder.parent / f"{installation.folder.name}.log").open("w+")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "cungcau", *words], env=installation.environment,
            cwd=installation.folder.parent, stdout=self._log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        self.exit_code: int | None = None

    def __enter__(self) -> Server:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            if found := READY.search(self.output()):
                self.address = found[1]
                return self
            time.sleep(0.1)
        self._process.kill()
        raise AssertionError(self.output())

    def __exit__(self, *error: Any) -> None:
        self.stop()

    def stop(self, with_signal: int = signal.SIGTERM) -> None:
        """Ask it to stop and wait until it has."""
        if self._process.poll() is None:
            self._process.send_signal(with_signal)
            try:
                self._process.wait(40)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self.exit_code = self._process.wait()

    def output(self) -> str:
        self._log.flush()
        return Path(self._log.name).read_text(encoding="utf-8")

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page; redirects are followed."""
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:
            return answer.status, answer.read().decode()


class Visitor:
    """A browser of its own: it keeps cookies and sends the token of the form it was given."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._cookies = CookieJar()
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))
        self.get("/")

    def get(self, path: str) -> tuple[int, str, str]:
        """Status, path and text of the page to which the address leads."""
        return self._open(urllib.request.Request(self._address + path))

    def post(self, path: str, typed: dict[str, str]) -> tuple[int, str, str]:
        token = next(cookie.value for cookie in self._cookies if cookie.name == "csrftoken")
        body = urllib.parse.urlencode({**typed, "csrfmiddlewaretoken": token}).encode()
        return self._open(urllib.request.Request(self._address + path, body))

    def _open(self, request: urllib.request.Request) -> tuple[int, str, str]:
        try:
            answer = self._browser.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, urllib.parse.urlsplit(answer.url).path, answer.read().decode()


def _new_database(name: str, like: str | None) -> str:
    """An empty database, or a copy of the one at an address."""
    url = CLUSTER.url if CLUSTER else GIVEN_URL
    template = f' TEMPLATE "{like.rpartition("/")[2]}"' if like else ""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"{template}')
    return f"{url.rpartition('/')[0]}/{name}"
