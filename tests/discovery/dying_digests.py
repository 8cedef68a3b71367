"""A house whose worker is killed while it makes digests: `python -m tests.discovery.dying_digests ROUNDS SEED`.

Each round a process publishes needs and makes digests until it is killed without warning at a random moment; then a fresh one
does what a start does, and compares the ledger with notices and mails. Each round is told in one line of JSON.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

from tests.discovery.dying import BEGUN, BROKEN, JOBS, VERB, _in_a_child, _set_up

LATEST = 0.5  # seconds after the last word that is waited for
STEPS = 9  # two turns of the loop, so that a slow machine comes as far as a fast one
DIGEST = ord("d")
PHASES = {BEGUN: "starting", VERB: "publishing", JOBS: "doing jobs", DIGEST: "making a digest", BROKEN: "broken"}


def main() -> None:
    rounds, draw = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    _set_up()
    _begin()
    for number in range(1, rounds + 1):
        told = _in_a_child(_work, killed_after=draw.uniform(0, LATEST), words=draw.randint(2, STEPS))
        seen = _in_a_child(lambda tell: tell(json.dumps(_look()).encode()))
        print(json.dumps({"round": number, "killed_while": PHASES[told[-1]], **json.loads(seen)}), flush=True)


def _begin() -> None:
    from cungcau.discovery.actions import save_search
    from tests.people import person

    save_search("Mọi nhu cầu", "kind=need", by=person("kim", "Trịnh Kim"), rhythm="at_once", by_mail=True)


def _work(tell: Callable[[bytes], Any]) -> None:
    from cungcau.access.models import User
    from cungcau.discovery.actions import make_digest
    from cungcau.jobs.queue import drain
    from cungcau.kit.policy import SYSTEM
    from cungcau.registry.models import Organisation
    from tests.factories.listings import a_published

    an, ha, kim = (User.objects.get(email__startswith=f"{name}@") for name in ("an", "ha", "kim"))
    firm = Organisation.objects.get()
    tell(bytes([BEGUN]))
    while True:
        tell(bytes([VERB]))
        a_published(firm, an, ha)
        tell(bytes([DIGEST]))
        make_digest(kim, "at_once", by=SYSTEM)
        tell(bytes([VERB]))
        a_published(firm, an, ha)
        tell(bytes([JOBS]))
        drain()


def _look() -> dict[str, Any]:
    """What a start does with the jobs of the dead and the hour's job with the rest; then the books."""
    from cungcau.discovery.models import Digest, SavedSearch, Told
    from cungcau.discovery.tasks import make_due_digests
    from cungcau.jobs.queue import drain, take_back_lost
    from cungcau.listings.models import Listing
    from cungcau.notices.models import Notice, Outgoing

    take_back_lost()
    drain()
    make_due_digests.call()
    drain()
    since = SavedSearch.objects.get().told_from
    published = Listing.objects.published().filter(published_at__gt=since).values_list("pid", flat=True)
    mails = dict(Outgoing.objects.filter(kind="digest").values_list("once", "text"))
    notices = Counter(Notice.objects.filter(kind="digest").values_list("subject", flat=True))
    faults, told = [], Counter(Told.objects.values_list("subject", flat=True))
    for digest in Digest.objects.prefetch_related("lines"):
        text = mails.pop(f"digest:{digest.pid}", "")
        in_mail = all(text.count(f"/listings/{line.subject}/") == 1 for line in digest.lines.all())
        if not in_mail or notices.pop(f"discovery.digest:{digest.pid}", 0) != 1:
            faults.append(digest.pid)
    return {
        "published": len(published), "lost": len(set(published) - set(told)), "twice": sum(told.values()) - len(told),
        "digests_without": faults, "mails_without": len(mails), "notices_without": sum(notices.values()),
    }  # fmt: skip


if __name__ == "__main__":
    main()
