"""How long the page of duties and the figures of the desk take as the number of cases grows, and how often they ask.

    .venv/bin/python benchmarks/brokerage_pages.py [--sizes 500,50000] [--rounds 7] [--postgres]

The cases are generated with a fixed seed: opened at some moment of the last five years, in the hands of twelve brokers, walked
through the stages of their template until they were lost, ended, or today has come; beside them half as many interests. Each
page is measured against the same page with the first of the sizes, by the clock and in processor time of this process, and
its queries are counted. They are written into a SQLite file of their own, or into a PostgreSQL of their own.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pages import CHUNK, _database, _milliseconds, _set_up, _settle

SEED, YEARS, BROKERS = 20261130, 5, 12
LOST, ENDED, SKIPPED = 0.07, 0.03, 0.6  # of each stay; of each optional stage
LAST = "acceptance"  # who has come through it has ended, so that what is open are cases of the last months
Taken = tuple[int, float, float]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="500,50000")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--postgres", action="store_true", help="a PostgreSQL of its own instead of SQLite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _database(Path(folder), postgres=options.postgres) as database:
        _set_up(Path(folder))
        people = _people()
        print(f"data: generated cases of {YEARS} years, seed {SEED}, {BROKERS} brokers; {database}; "
              f"rounds {options.rounds}, medians")  # fmt: skip
        first: dict[str, Taken] = {}
        for size in [int(size) for size in options.sizes.split(",")]:
            _grow(size, people["brokers"])
            _settle()
            _tell(size)
            for name, call in _pages(people).items():
                taken = (_queries(call), *_milliseconds(call, options.rounds))
                _row(size, name, taken, first.setdefault(name, taken))
    return 0


def _people() -> dict[str, Any]:
    """The brokers, the director, and the offers of one organisation that all cases are about."""
    from django.utils import timezone

    from cungcau.access.models import Role, User
    from cungcau.listings.models import Listing
    from cungcau.registry.models import Organisation, Point

    Point.objects.create(code="BENCH", name_vi="Điểm đo")
    brokers = [User.objects.add(f"b{n}@bench.example", f"Broker {n}", password="x" * 12) for n in range(BROKERS)]
    Role.objects.bulk_create(Role(user=user, name="broker") for user in brokers)
    director = User.objects.add("director@bench.example", "Director", password="x" * 12)
    Role.objects.create(user=director, name="director")
    both = User.objects.add("both@bench.example", "Director and broker", password="x" * 12)
    Role.objects.bulk_create(Role(user=both, name=name) for name in ("director", "broker"))
    Organisation.objects.bulk_create(
        Organisation(name_vi=f"Tổ chức {n}", kind="sme", state="active", sort_key=f"{n:06d}") for n in range(400)
    )
    owner = Organisation.objects.earliest("pk")
    about = {"kind": "offer", "organisation": owner, "state": "published", "published_at": timezone.now()}
    Listing.objects.bulk_create(Listing(ref=f"B-{n}", title_vi=f"Nguồn cung {n}", **about) for n in range(400))
    return {"brokers": brokers, "director": director, "both": both}


def _grow(size: int, brokers: list[Any]) -> None:
    from cungcau.brokerage.case_models import Case
    from cungcau.brokerage.models import Interest
    from cungcau.listings.models import Listing
    from cungcau.registry.models import Organisation

    draw, began = random.Random(SEED + size), time.perf_counter()
    listings, organisations = list(Listing.objects.order_by("pk")), list(Organisation.objects.order_by("pk")[1:])
    for start in range(Case.objects.count(), size, CHUNK):
        _write(range(start, min(start + CHUNK, size)), draw, brokers, listings)
    for start in range(Interest.objects.count(), size // 2, CHUNK):
        numbers = range(start, min(start + CHUNK, size // 2))
        Interest.objects.bulk_create(_interest(draw, brokers, listings, organisations) for _number in numbers)
    print(f"{size:>7} written in {time.perf_counter() - began:.0f} s")


def _write(numbers: range, draw: random.Random, brokers: list[Any], listings: list[Any]) -> None:
    from django.utils import timezone

    from cungcau.brokerage.case_models import Case, StageEntry
    from cungcau.brokerage.stages import templates

    now, cases, walks = timezone.now(), [], []
    modes = [template.modes[0] for template in templates().values()]
    for number in numbers:
        case = Case(
            ref=f"B-{number}", goal=f"Mục tiêu {number}", mode=draw.choice(modes), offer=draw.choice(listings),
            owner=draw.choice(brokers), opened_at=now - timedelta(minutes=draw.randrange(YEARS * 365 * 24 * 60)),
            next_action="Gọi lại", next_due=(now + timedelta(days=draw.randint(-3, 20))).date(), turn=draw.choice(["us", "demand", "supply"]),
            last_contact_on=(now - timedelta(days=draw.randint(0, 20))).date(), stage="intake", stage_due=now.date(),
            probability=draw.choice([None, 20, 50, 80]), value_min=10**9, value_max=draw.choice([10**9, 3 * 10**9]),
        )  # fmt: skip
        walks.append(_walk(case, draw, now))
        cases.append(case)
    Case.objects.bulk_create(cases)
    entries = [StageEntry(case=case, **stay) for case, stays in zip(cases, walks, strict=True) for stay in stays]
    StageEntry.objects.bulk_create(entries, batch_size=CHUNK)


def _walk(case: Any, draw: random.Random, now: datetime) -> list[dict[str, Any]]:
    """Its stays; the case is left as it is at the end of them."""
    from cungcau.brokerage.stages import stages

    at, stays = case.opened_at, []
    for code in case.way.stages:
        stage = stages()[code]
        if stage.optional and draw.random() < SKIPPED:
            stays.append({"stage": code, "entered_at": at, "left_at": at, "how": "skipped"})
            continue
        end = at + timedelta(days=draw.expovariate(1 / (stage.days * 1.4)))
        case.stage, fate = code, draw.random()
        case.stage_due = (at + timedelta(days=stage.days * 1.4)).date()
        if end > now or fate < LOST + ENDED or code == LAST:
            if end <= now:
                case.state, case.settled_at = ("lost", end) if fate < LOST else ("ended", end)
                case.reason = draw.choice(["price", "readiness", "funding", "silence"]) if fate < LOST else ""
            return [*stays, {"stage": code, "entered_at": at, "left_at": None, "how": ""}]
        stays.append({"stage": code, "entered_at": at, "left_at": end, "how": "done"})
        at = end
    return stays


def _interest(draw: random.Random, brokers: list[Any], listings: list[Any], organisations: list[Any]) -> Any:
    """One that is over: as many live ones as this would be against the rule of one for each pair."""
    from django.utils import timezone

    from cungcau.brokerage.models import Interest

    listing = draw.choice(listings)
    sent = timezone.now() - timedelta(minutes=draw.randrange(YEARS * 365 * 24 * 60))
    answered = sent + timedelta(days=draw.expovariate(1 / 5))
    return Interest(
        listing=listing, title_vi=listing.title_vi, organisation=draw.choice(organisations), owner_id=listing.organisation_id,
        sender_name="Người gửi", handler=draw.choice(brokers), state="declined", sent_at=sent, forwarded_at=sent,
        answered_at=answered, settled_at=answered,
    )  # fmt: skip


def _tell(size: int) -> None:
    from cungcau.brokerage.case_models import Case, StageEntry

    under_way = Case.objects.filter(state="open").count()
    print(f"{size:>7} cases, {under_way} of them open, {StageEntry.objects.count()} stays")
    print(f"{'cases':>7} {'page':<44} {'queries':>7} {'ms':>8} {'CPU ms':>8} {'× ms':>7} {'× CPU':>7}")


def _pages(people: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    from django.test import Client

    broker, director, both = (Client(HTTP_HOST="localhost") for _one in range(3))
    broker.force_login(people["brokers"][0])
    director.force_login(people["director"])
    both.force_login(people["both"])
    return {
        "duty": lambda: _get(broker, "/duty/"),
        "duty, one group": lambda: _get(broker, "/duty/?group=overdue"),
        "figures, five years": lambda: _get(director, "/figures/?period=five"),
        "figures, five years, one template": lambda: _get(director, "/figures/?period=five&template=equipment"),
        "figures, this year": lambda: _get(director, "/figures/?period=year"),
        "figures with values, this year": lambda: _get(both, "/figures/?period=year"),
        "records behind a stage, five years": lambda: _get(
            director, "/figures/records/?what=went&stage=clarify&from=2020-01-01&to=2030-01-01"
        ),
    }


def _get(client: Any, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")


def _queries(call: Callable[[], Any]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    call()
    with CaptureQueriesContext(connection) as asked:
        call()
    return len(asked)


def _row(size: int, name: str, taken: Taken, first: Taken) -> None:
    queries, wall, own = taken
    ratios = f"{wall / first[1]:>7.1f} {own / first[2]:>7.1f}"
    print(f"{size:>7} {name:<44} {queries:>7} {wall:>8.1f} {own:>8.1f} {ratios}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
