"""A house whose worker is killed again and again: `python -m tests.discovery.dying ROUNDS SEED`.

Each round a process publishes, pauses, indexes, searches and rebuilds until it is killed without warning at a random
moment; then a fresh one does what a start does, and looks whether search is true to the records. Each round is told in
one line of JSON.
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
from typing import Any

LATEST = 1.2  # seconds after which the process is dead for certain
BEGUN, VERB, JOBS, SEARCH, REBUILD, BROKEN = b".vjsr!"
PHASES = {BEGUN: "starting", VERB: "acting", JOBS: "doing jobs", SEARCH: "searching", REBUILD: "rebuilding", BROKEN: "broken"}
WORDS = "màng lọc"
LASTING = "luôn có mặt"  # of the one that nobody pauses or withdraws: something is always there to be found


def main() -> None:
    rounds, draw = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    _set_up()
    for number in range(1, rounds + 1):
        seed, after = draw.randrange(2**32), draw.uniform(0, LATEST)
        told = _in_a_child(lambda tell: _work(random.Random(seed), tell), killed_after=after)  # noqa: B023 (called at once)
        seen = _in_a_child(lambda tell: tell(json.dumps(_look()).encode()))
        steps = {name: told.count(byte) for byte, name in PHASES.items()}
        print(json.dumps({"round": number, "killed_while": PHASES[told[-1]], "steps": steps, **json.loads(seen)}), flush=True)


def _set_up() -> None:
    os.environ.update(DJANGO_SETTINGS_MODULE="cungcau.config.settings", CUNGCAU_LOG_LEVEL="ERROR")
    import django

    django.setup()
    from cungcau.config.tables import bring_tables_up_to_date
    from tests import people

    bring_tables_up_to_date()
    an, firm = people.person("an", "Nguyễn Thị An"), people.organisation("Công ty Cơ khí Sao Mai")
    people.employ(an, firm)
    ha = people.person("ha", "Lê Thu Hà", "moderator")
    from cungcau.discovery.documents import index_everything
    from tests.factories.listings import a_published

    a_published(firm, an, ha, title_vi=f"Màng lọc {LASTING}")
    index_everything()  # the organisation was made without its story


def _in_a_child(work: Callable[[Callable[[bytes], Any]], Any], killed_after: float | None = None, words: int = 1) -> bytes:
    """What a process of its own told until it ended, or was killed so many seconds after its first words."""
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda said: os.write(writing, said))
        except Exception:  # noqa: BLE001  # whatever it was, it is told
            traceback.print_exc()
            os.write(writing, bytes([BROKEN]))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read(words)
        if killed_after is not None:
            time.sleep(killed_after)
            os.kill(child, signal.SIGKILL)
        told += pipe.read()
    os.waitpid(child, 0)
    return told


def _work(draw: random.Random, tell: Callable[[bytes], Any]) -> None:
    """Be busy for ever. What it has published and indexed itself, it must find."""
    from cungcau.access.models import User
    from cungcau.discovery.knowledge import knowledge
    from cungcau.discovery.models import Document, write_documents
    from cungcau.discovery.otherwise import otherwise
    from cungcau.discovery.upkeep import rebuild
    from cungcau.jobs.queue import drain
    from cungcau.listings.actions import pause_listing, resume_listing, withdraw_listing
    from cungcau.listings.models import Listing
    from cungcau.registry.models import Organisation
    from tests.factories.listings import a_draft, a_published

    an, ha = User.objects.get(email__startswith="an@"), User.objects.get(email__startswith="ha@")
    firm = Organisation.objects.get()
    moved = Listing.objects.exclude(title_vi__endswith=LASTING).order_by("pk")
    otherwise("nước thải", knowledge())  # dictionary and thesaurus are read before the clock begins
    tell(bytes([BEGUN]))
    # Some die early in what else they would come to late: a rebuild, or the first look of an index that is behind.
    if draw.random() < 0.4:
        tell(bytes([REBUILD]))
        rebuild()
    write_documents([Document(**values) for values in Document.objects.values("subject", "kind", "row", "title", "body", "mark")])
    tell(bytes([SEARCH]))
    _found()
    while True:
        tell(bytes([VERB]))
        fresh = a_published(firm, an, ha, title_vi=f"Màng lọc {draw.randrange(10**9)}")
        a_draft(firm, an, title_vi="Màng lọc chưa đăng")
        for verb, state in ((pause_listing, "published"), (resume_listing, "paused"), (withdraw_listing, "published")):
            others = list(moved.filter(state=state).exclude(pk=fresh.pk))
            if others and draw.random() < 0.5:
                verb(draw.choice(others), by=an)
        tell(bytes([JOBS]))
        drain()
        tell(bytes([SEARCH]))
        if fresh.pk not in _found():
            raise AssertionError(f"{fresh.title_vi} was published and indexed, and is not found")
        while draw.random() < 0.5:
            tell(bytes([REBUILD]))
            rebuild()


def _look() -> dict[str, Any]:
    """What a start does with the jobs of the dead; then whether search is true to the records."""
    from cungcau.discovery.upkeep import verify
    from cungcau.jobs.queue import drain, take_back_lost
    from cungcau.listings.models import Listing

    published = set(Listing.objects.published().values_list("pk", flat=True))
    too_much = len(_found() - published)
    taken_back = take_back_lost()
    drain()
    verdict = verify()
    return {
        "taken_back": taken_back, "clean": verdict.is_clean, "waiting": verdict.waiting, "published": len(published),
        "faults": {"documents": verdict.documents, "index": verdict.index},
        "not_found": len(published - _found()), "too_much": too_much + len(_found() - published),
    }  # fmt: skip


def _found() -> set[int]:
    from django.contrib.auth.models import AnonymousUser

    from cungcau.discovery.queries import Search, search

    return {row for _kind, row in search(Search(words=WORDS, kind="need"), AnonymousUser()).ranked}


if __name__ == "__main__":
    main()
