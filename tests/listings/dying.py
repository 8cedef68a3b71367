"""A house that is killed again and again while somebody types: `python -m tests.listings.dying ROUNDS SEED`.

Each round a process keeps what is typed, and now and then saves it, through the pages, until it is killed without warning at a
random moment; then a fresh one looks whether everything that was acknowledged is there, whole. Each round is told in one
line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from typing import Any

LATEST = 2.5  # seconds after which the process is dead for certain
ROWS = {
    f"{name}-{part}": "0" for name in ("specifications", "targets") for part in ("TOTAL_FORMS", "INITIAL_FORMS")
}  # fmt: skip
Tell = Callable[[str], Any]


def main() -> None:
    rounds, draw = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    _set_up()
    pid = ""
    for number in range(1, rounds + 1):
        pid = pid if pid and draw.random() < 0.6 else _new_pid()
        seed, after, first = draw.randrange(2**32), draw.uniform(0, LATEST), number * 10**6
        words = _in_a_child(partial(_type, pid, first, random.Random(seed)), killed_after=after).split()
        acknowledged = max([int(word[1:]) for word in words if word[0] in "ks"], default=0)
        seen = json.loads(_in_a_child(lambda tell: tell(json.dumps(_look(pid)))))  # noqa: B023 (called at once)
        counts = {name: sum(word[0] == letter for word in words) for name, letter in (("kept", "k"), ("saved", "s"))}
        told = {"round": number, "broken": "!" in words, "acknowledged": acknowledged, **counts, **seen}
        print(json.dumps(told), flush=True)


def _set_up() -> None:
    os.environ.update(DJANGO_SETTINGS_MODULE="cungcau.config.settings", CUNGCAU_LOG_LEVEL="ERROR")
    import django

    django.setup()
    from django.conf import settings

    from cungcau.config.tables import bring_tables_up_to_date
    from cungcau.registry.models import Point
    from tests import people

    settings.STATIC_ROOT.mkdir(exist_ok=True)
    bring_tables_up_to_date()
    Point.objects.create(code="T", name_vi="T", name_en="T")
    people.person("lan", "Bùi Phương Lan", "steward")
    an = people.employ(people.person("an", "Nguyễn Thị An"), people.organisation("Công ty Cơ khí Sao Mai"))
    from django.test import Client

    warm = Client(SERVER_NAME="127.0.0.1")  # what is read once is read, so that the short lives are full of work
    warm.force_login(an)
    warm.get("/listings/new/need/")


def _new_pid() -> str:
    from cungcau.kit.ids import new_pid

    return new_pid()


def _in_a_child(work: Callable[[Tell], Any], killed_after: float | None = None) -> str:
    """What a process of its own told until it ended, or was killed so many seconds after its first word."""
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda words: os.write(writing, f"{words} ".encode()))
        except Exception:  # noqa: BLE001  # whatever it was, it is told
            traceback.print_exc()
            os.write(writing, b"! ")
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read(1)
        if killed_after is not None:
            time.sleep(killed_after)
            os.kill(child, signal.SIGKILL)
        told += pipe.read()
    os.waitpid(child, 0)
    return told.decode()


def _typed(number: int) -> dict[str, str]:
    """Words of which one can see whether they are whole."""
    body = f"{number} " * (number % 150 + 1)
    return {**ROWS, "title_vi": f"{number}", "problem": body.strip(), "summary_vi": sha256(body.encode()).hexdigest()}


def _type(pid: str, first: int, draw: random.Random, tell: Tell) -> None:
    """Type for ever: k and a number when the page says "kept", s when it says "saved"."""
    from django.test import Client

    from cungcau.access.models import User
    from cungcau.listings.models import Listing
    from cungcau.registry.models import Organisation

    firm, client = Organisation.objects.get(), Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(email__startswith="an@"))
    number, tab, known = first, f"t{first}", _mark(pid)
    tell(".")
    while True:
        number += 1
        form = {**_typed(number), "organisation": firm.pid}
        answer = client.post(
            "/listings/unsaved/", {**form, "pid": pid, "kind": "need", "tab": tab, "number": number, "known": known}
        )
        if answer.status_code != 200:
            raise AssertionError(answer.status_code, answer.content[:200])
        known = answer.json()["mark"]
        tell(f"k{number}")
        if draw.random() < 0.3:
            listing = Listing.objects.filter(pid=pid).first()
            version = {"version": str(listing.version)} if listing else {"draft": pid}
            saved = client.post(f"/listings/{pid}/edit/" if listing else "/listings/new/need/", {**form, **version})
            if saved.status_code != 302:
                raise AssertionError(saved.status_code)
            tell(f"s{number}")
            known = ""


def _mark(pid: str) -> str:
    from cungcau.listings.unsaved import Autosave

    row = Autosave.objects.filter(pid=pid).first()
    return row.mark if row else ""


def _look(pid: str) -> dict[str, Any]:
    """What is there of it, and whether it is whole."""
    from cungcau.listings.models import Listing
    from cungcau.listings.unsaved import Autosave

    kept = [{name: row.first(name) for name in ("title_vi", "problem", "summary_vi")} for row in Autosave.objects.filter(pid=pid)]
    saved = list(Listing.objects.filter(pid=pid).values("title_vi", "problem", "summary_vi"))
    numbers = [int(one["title_vi"]) for one in (*kept, *saved)]
    whole = all(one.items() <= _typed(int(one["title_vi"])).items() for one in (*kept, *saved))
    return {"newest": max(numbers, default=0), "whole": whole, "rows": len(kept)}


if __name__ == "__main__":
    main()
