"""A desk that is killed again and again while two brokers work on the same cases: `python -m tests.brokerage.dying ROUNDS SEED`.

Each round two processes press verbs on a handful of cases and on what came of them, without knowing of each other, until both are
killed without warning at random moments. Then a fresh one checks the books: whatever was acknowledged is in the trail, and
every row says what the trail says. Each round is told in one line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

LATEST = 2.0  # seconds after which both are dead for certain
CASES = 4
HANDS = ("dung", "hung")
LOGGED = {"log", "correct", "write", "message", "receive"}
MOVED = {"go_to", "log", "correct", "tick", "untick", "plan_next", "add_party", "pause", "resume", "lose", "reopen"}
LEADS = {"open": "open", "pause": "paused", "resume": "open", "lose": "lost", "reopen": "open"}
Tell = Callable[[str], Any]
Work = tuple[Callable[[Tell], Any], float | None]  # and after how many seconds it is killed


def main() -> None:
    rounds, draw = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    _set_up()
    for number in range(1, rounds + 1):
        seeds = [random.Random(draw.randrange(2**32)) for _name in HANDS]
        hands: list[Work] = [
            (partial(_work, name, seed), draw.uniform(0.01, LATEST)) for name, seed in zip(HANDS, seeds, strict=True)
        ]
        words = " ".join(_together(hands)).split()
        seen = json.loads(_together([(_check, None)])[0])
        print(json.dumps({
            "round": number, "done": sum(word.isdigit() for word in words), "lost": sorted(_lost(words, seen)),
            "broken": "!" in words, "refused": words.count("r"), "faults": seen["faults"],
        }), flush=True)  # fmt: skip


def _set_up() -> None:
    os.environ.update(DJANGO_SETTINGS_MODULE="cungcau.config.settings", CUNGCAU_LOG_LEVEL="ERROR")
    import django

    django.setup()
    from cungcau.config.tables import bring_tables_up_to_date
    from cungcau.registry.models import Point
    from cungcau.vocabulary.actions.load_terms import load_terms
    from tests import people
    from tests.factories.cases import a_case
    from tests.factories.listings import a_published
    from tests.factories.outcomes import an_introduction, asked

    bring_tables_up_to_date()
    load_terms()
    Point.objects.create(code="T", name_vi="T", name_en="T")
    ha, lan = people.person("ha", "Trần Thu Hà", "moderator"), people.person("lan", "Bùi Phương Lan", "steward")
    dung, _hung = (people.person(name, name, "broker") for name in HANDS)
    assert lan.pk
    an = people.employ(people.person("an", "Nguyễn Thị An"), people.organisation("Công ty Cơ khí Sao Mai"))
    quan = people.employ(people.person("quan", "Lê Minh Quân"), people.organisation("Viện Tản Viên"))
    for _number in range(CASES):
        need = a_published(an.memberships.get().organisation, an, ha)
        offer = a_published(quan.memberships.get().organisation, quan, ha, kind="offer")
        introduction = an_introduction(a_case(dung, need, offer))
        for side in ("demand", "supply"):
            asked(introduction, side)


def _together(works: list[Work]) -> list[str]:
    """What processes at the same time told until they ended, or were killed, each so many seconds after all had begun."""
    from django.db import connections

    connections.close_all()
    children = [_child(work) for work, _after in works]
    told = [pipe.read(1) for _pid, pipe in children]
    begun = time.monotonic()
    for after, pid in sorted((after, pid) for (_work, after), (pid, _pipe) in zip(works, children, strict=True) if after):
        time.sleep(max(0.0, begun + after - time.monotonic()))
        os.kill(pid, signal.SIGKILL)
    for place, (pid, pipe) in enumerate(children):
        told[place] += pipe.read()
        pipe.close()
        os.waitpid(pid, 0)
    return [words.decode() for words in told]


def _child(work: Callable[[Tell], Any]) -> tuple[int, Any]:
    """A process of its own, and the end of a pipe at which one hears it."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            work(lambda words: os.write(writing, f"{words} ".encode()))
        except Exception:  # noqa: BLE001  # whatever it was, it is told
            traceback.print_exc()
            os.write(writing, b"! ")
        os._exit(0)
    os.close(writing)
    return pid, os.fdopen(reading, "rb")


def _work(name: str, draw: random.Random, tell: Tell) -> None:
    """Press verbs for ever; each that was done is told by the number of its entry, "r" is one that was refused."""
    from django.db import OperationalError

    from cungcau.access.models import User
    from cungcau.brokerage.case_models import Case
    from tests.hands import TOLD

    by = User.objects.get(email__startswith=f"{name}@")
    cases = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    tell(".")
    while True:
        case = Case.objects.get(pk=draw.choice(cases))
        try:
            subject = _press(case, by, draw)
        except TOLD:
            tell("r")
        except OperationalError as error:  # two rows wanted crosswise, or a writer that waited too long: nothing was done
            if "lock" not in str(error):
                raise
            tell("r")
        else:
            tell(str(_last_entry(subject, by)))


def _press(case: Any, by: Any, draw: random.Random) -> Any:
    """One verb that may fit; of what it was done to."""
    from django.utils import timezone

    from cungcau.brokerage import actions
    from cungcau.brokerage.stages import template_of
    from cungcau.kit.policy import SYSTEM

    today = timezone.localdate()
    stages, line = template_of(case.mode).stages, case.present.lines[0].code
    verbs: dict[str, Callable[[], Any]] = {
        "go_to": lambda: actions.go_to_stage(case, by=by, stage=draw.choice(stages[:3]), reason="x"),
        "log": lambda: actions.log_contact(
            case, by=by, kind="call", on=today - timedelta(days=draw.randrange(1, 9)), words=f"{draw.random()}"
        ),
        "message": lambda: actions.send_message(case, by=by, words=f"{draw.random()}", shared=draw.choice(["none", "demand"])),
        "tick": lambda: actions.tick_line(case, by=by, line=line),
        "untick": lambda: actions.untick_line(case, by=by, line=line),
        "plan_next": lambda: actions.plan_next(case, by=by, next_action=f"{draw.random()}", next_due=today),
        "add_party": lambda: actions.add_party(case, by=by, role="expert", name=f"{draw.random()}"),
        "pause": lambda: actions.pause_case(case, by=by, pause_reason="x", paused_until=today + timedelta(days=9)),
        "resume": lambda: actions.resume_case(case, by=by),
        "lose": lambda: actions.lose_case(case, by=by, reason="price"),
        "reopen": lambda: actions.reopen_case(case, by=by, note="x"),
        "answer": lambda: actions.answer_side(
            case.introduction, by=SYSTEM, side=draw.choice(["demand", "supply"]), **_said(draw, today)
        ),
    }  # fmt: skip
    verb = draw.choice([*verbs, "log", "message", "answer", "reopen"])
    verbs[verb]()
    return case.introduction if verb == "answer" else case


def _said(draw: random.Random, today: Any) -> dict[str, Any]:
    kind = draw.choice(["nothing", "talks", "contract"])
    return {"kind": kind, **({"value": draw.choice([900_000_000, 100_000_000]), "on": today} if kind == "contract" else {})}


def _last_entry(subject: Any, by: Any) -> int:
    """The number of an entry that is certainly written: her newest one of this subject."""
    from cungcau.kit.ids import urn
    from cungcau.trail.models import Entry

    return int(Entry.objects.filter(subject=urn(subject)).latest("pk").pk)


def _lost(words: list[str], seen: dict[str, Any]) -> set[int]:
    return {int(word) for word in words if word.isdigit()} - set(seen["entries"])


def _check(tell: Tell) -> None:
    """The books: what each row says beside what the trail says."""
    from django.db import connection

    from cungcau.brokerage.case_models import Case
    from cungcau.brokerage.outcome_models import Introduction
    from cungcau.trail.models import Entry

    faults: list[str] = []
    for case in Case.objects.all():
        faults += [f"{case.ref}: {fault}" for fault in of_case(case)]
    for introduction in Introduction.objects.all():
        faults += [f"{introduction.pid}: {fault}" for fault in of_introduction(introduction)]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            faults += [str(row[0]) for row in cursor.fetchall() if row[0] != "ok"]
    tell(json.dumps({"faults": faults, "entries": list(Entry.objects.values_list("pk", flat=True))}))


def of_case(case: Any) -> list[str]:
    from cungcau.brokerage.case_models import LogKind
    from cungcau.kit.ids import urn
    from cungcau.trail.models import Entry

    told = list(Entry.objects.filter(subject=urn(case)).order_by("pk"))
    verbs = Counter(entry.verb for entry in told)
    led = [LEADS[entry.verb] for entry in told if entry.verb in LEADS]
    went = [entry.facts["stage"] for entry in told if entry.verb == "go_to"]
    # A case that is over has no next action.
    planned = ["" if entry.verb == "lose" else entry.note for entry in told if entry.verb in {"plan_next", "lose"}]
    open_now = list(case.entries.filter(left_at=None).values_list("stage", flat=True))
    days = [entry.on for entry in case.log.exclude(kind=LogKind.NOTE)]
    ticked: set[str] = set()
    for entry in told:  # of the present stage: with another one the checklist begins anew
        ticked = set() if entry.verb == "go_to" else ticked
        if entry.verb in {"tick", "untick"}:
            (ticked.add if entry.verb == "tick" else ticked.discard)(entry.note)
    jobs = _jobs("mail_message", [entry.pk for entry in told if entry.verb == "message"])
    return [
        name for name, holds in {
            "version": case.version == 1 + sum(verbs[verb] for verb in MOVED),
            "state": case.state == led[-1],
            "stage": [case.stage] == open_now and (not went or went[-1] == case.stage),
            "log": case.log.count() == sum(verbs[verb] for verb in LOGGED),
            "messages": case.messages.filter(is_sealed=True).count() == case.messages.count() == verbs["message"],
            "ticks": ticked == set(case.entries.get(left_at=None).ticks.values_list("line", flat=True)),
            "next": not planned or case.next_action == planned[-1],
            "parties": case.parties.count() == 2 + verbs["add_party"],
            "last contact": case.last_contact_on == max(days, default=None),
            "jobs": jobs == verbs["message"],
        }.items() if not holds
    ]  # fmt: skip


def of_introduction(introduction: Any) -> list[str]:
    from cungcau.brokerage.outcome_records import answers_of
    from cungcau.brokerage.outcome_states import position_of
    from cungcau.kit.ids import urn
    from cungcau.trail.models import Entry

    latest = answers_of(introduction)
    position = position_of(latest.get("demand"), latest.get("supply"))
    told = Entry.objects.filter(subject=urn(introduction), verb="answer").order_by("pk")
    seen = (introduction.state, introduction.kind, introduction.value)
    return [
        name for name, holds in {
            "answers": introduction.answers.count() == told.count(),
            "position": position is None or seen == (position.state, position.kind, position.value),
            "trail": not told or told.last().facts["state"] == introduction.state,
        }.items() if not holds
    ]  # fmt: skip


def _jobs(name: str, entries: list[int]) -> int:
    """For how many of these entries a job of this name is there, waiting or done."""
    from django.apps import apps

    rows = apps.get_model("django_tasks_database", "DBTaskResult").objects.filter(task_path__endswith=f".{name}")
    asked = [arguments["args"][0] for arguments in rows.values_list("args_kwargs", flat=True) if arguments.get("args")]
    return sum(entry in set(asked) for entry in entries)


if __name__ == "__main__":
    main()
