"""A house that is killed while it hands a person's data out and forgets her: `python -m tests.persons.dying ROUNDS SEED`.

Each round a process plants somebody in every room, puts her copy together and erases her, until it is killed without warning at
a random moment; a fresh one looks whether she is there whole or gone whole, does what a start does, and looks again. Each round
is told in one line of JSON.
"""

from __future__ import annotations

import json
import random
import sys
import zipfile
from collections.abc import Callable
from typing import Any

from tests.discovery.dying import BEGUN, BROKEN, _in_a_child, _set_up

LATEST = 4  # seconds after the last word that is waited for; an erasure takes about half of it
EXPORT, ERASE, DONE = b"edz"
PHASES = {BEGUN: "asking", EXPORT: "making the file", ERASE: "erasing", DONE: "after it", BROKEN: "broken"}


def main() -> None:
    rounds, draw = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    _set_up()
    _begin()
    for number in range(1, rounds + 1):
        words, after = draw.choice([2, 3, 3, 3]), draw.uniform(0, LATEST)
        told = _in_a_child(_work, killed_after=after, words=words)
        seen = _in_a_child(lambda tell: tell(json.dumps(_look()).encode()))
        print(json.dumps({"round": number, "killed_while": PHASES[told[-1]], **json.loads(seen)}), flush=True)


def _begin() -> None:
    from cungcau.discovery.knowledge import knowledge
    from tests.people import person

    knowledge()  # dictionary and thesaurus are read once for all lives
    person("lan", "Bùi Phương Lan", "steward")
    person("dung", "Phạm Anh Dũng", "broker")


def _work(tell: Callable[[bytes], Any]) -> None:
    from django_tasks_db.models import DBTaskResult

    from cungcau.access.models import User
    from cungcau.jobs.queue import drain
    from cungcau.persons.actions import approve_erasure, ask_erasure, ask_export
    from cungcau.registry.models import Organisation
    from tests.factories.persons import MAIL, a_planted

    lan, dung = (User.objects.get(email=f"{name}@demo.example") for name in ("lan", "dung"))
    her = User.objects.filter(email=MAIL).first() or a_planted(Organisation.objects.earliest("pk"), dung, lan)
    DBTaskResult.objects.all().delete()  # what follows from her listings is looked at elsewhere
    tell(bytes([BEGUN]))
    ask_export(her, by=her)
    tell(bytes([EXPORT]))
    drain()
    erasure = ask_erasure(her, by=her)
    approve_erasure(erasure, by=lan)
    tell(bytes([ERASE]))
    drain()
    tell(bytes([DONE]))


def _look() -> dict[str, Any]:
    """As the dead one left it; then after what a start and the night do."""
    from cungcau.jobs.queue import drain, take_back_lost
    from cungcau.persons.models import Erasure, Export
    from cungcau.persons.tasks import sweep_left_files
    from tests.factories.persons import TRACES, traces

    left, state = traces(), _state()
    broken = [one.pid for one in Export.objects.filter(state="ready") if not zipfile.is_zipfile(one.path)]
    take_back_lost()
    drain()
    sweep_left_files.call()
    files = list(Export(pid="").path.parent.glob("*.zip"))
    return {
        "state": state, "half": left not in ([], list(TRACES)) or (state == "done") != (not left), "broken_files": broken,
        "files_of_the_gone": len(files) if _state() == "done" else 0,
        "approved_after": Erasure.objects.filter(state="approved").count(),
        "erased": Erasure.objects.filter(state="done").count(),
    }  # fmt: skip


def _state() -> str:
    """Of the request about her who is there now; of the last one where nobody is."""
    from cungcau.access.models import User
    from cungcau.kit.ids import urn
    from cungcau.persons.models import Erasure
    from tests.factories.persons import MAIL

    her = User.objects.filter(email=MAIL).first()
    newest = Erasure.objects.filter(**({"subject": urn(her)} if her else {})).order_by("pk").last()
    return newest.state if newest else ""


if __name__ == "__main__":
    main()
