"""How long a list page, a match page and a search take as the number of listings grows.

    .venv/bin/python benchmarks/pages.py [--sizes 1000,10000,100000] [--rounds 15] [--postgres]

Each figure stands beside a bare Django page of the same run that reads as many rows of one table and prints them in
a plain template, so that the ratio holds on any machine; and beside the processor time of this process, which other
work on the machine disturbs less (with SQLite it holds everything, with PostgreSQL all but the database). The listings are generated: each is put together from
sentences of the demo park's needs and offers with a fixed seed, so words recur as in real listings; organisations,
codes and specification rows are drawn likewise. They are written into a SQLite file of their own, or into a
PostgreSQL of their own, as the tests start it.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SEED, CHUNK = 20261125, 2000
BARE = """<!doctype html><title>bare</title><ul>{% for row in rows %}<li>{{ row.title_vi }} {{ row.summary_vi }}</li>{% endfor %}</ul>"""
SEARCHES = (
    "nước thải nhuộm",
    "say nong san",
    "robot hàn lô nhỏ",
    "machine vision inspection",
    "giảm điện máy nén khí xưởng cơ khí",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--postgres", action="store_true", help="a PostgreSQL of its own instead of SQLite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _database(Path(folder), postgres=options.postgres) as database:
        _set_up(Path(folder))
        print(f"data: generated from the demo park's sentences, seed {SEED}; needs : offers = 1 : 2; {database}; "
              f"rounds {options.rounds}, medians")  # fmt: skip
        print(f"{'listings':>9} {'what':<40} {'ms':>8} {'bare ms':>8} {'ratio':>6} {'CPU ms':>7} {'bare CPU':>8} {'ratio':>6}")
        for size in [int(size) for size in options.sizes.split(",")]:
            _grow(size)
            _measure(size, options.rounds)
    return 0


@contextmanager
def _database(folder: Path, *, postgres: bool) -> Iterator[str]:
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    if not postgres:
        yield "SQLite"
        return
    from tests.postgres import Cluster

    cluster = Cluster(folder)
    cluster.start()
    os.environ["CUNGCAU_DATABASE_URL"] = cluster.url
    try:
        yield "PostgreSQL"
    finally:
        cluster.stop()


def _set_up(folder: Path) -> None:
    os.environ.update(CUNGCAU_DATA=str(folder), DJANGO_SETTINGS_MODULE="cungcau.config.settings", CUNGCAU_LOG_LEVEL="ERROR")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from cungcau.access.models import Role, User
    from cungcau.vocabulary.actions import load_terms

    load_terms()
    user = User.objects.add("broker@bench.example", "Broker", password="x" * 12)
    Role.objects.create(user=user, name="broker")
    Role.objects.create(user=user, name="steward")


def _sentences() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {"need": [], "offer": []}
    for path in sorted((ROOT / "src/cungcau/listings/demo").glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["listing"]:
            found[row["kind"]].append(row)
    return found


def _grow(size: int) -> None:
    """Bring the number of published listings up to `size`, with documents and index: some at a time, never read back."""
    from cungcau.discovery.models import sequence
    from cungcau.listings.models import Listing
    from cungcau.registry.models import Organisation

    if not Organisation.objects.exists():
        Organisation.objects.bulk_create(
            Organisation(name_vi=f"Tổ chức {n}", kind="sme", state="active", sort_key=f"{n:06d}", province="01", in_park=True)
            for n in range(500)
        )
    sequence()
    draw, start, began = random.Random(SEED + size), Listing.objects.count(), time.perf_counter()
    sources, organisations, terms = _sentences(), list(Organisation.objects.select_related("zone")), _terms()
    for first in range(start, size, CHUNK):
        _write(_listings(range(first, min(first + CHUNK, size)), draw, sources, organisations), draw, terms)
    written = time.perf_counter() - began
    _settle()
    _index_all()
    print(f"{size:>9} written in {written:.0f} s, index in {time.perf_counter() - began - written:.0f} s", file=sys.stderr)


def _terms() -> dict[str, list[Any]]:
    from cungcau.vocabulary.models import Term

    fields = Term.objects.filter(scheme_id="field", parent__isnull=False).order_by("pk")
    return {"field": list(fields), "mode": list(Term.objects.filter(scheme_id="transfer_mode").order_by("pk"))}


def _listings(numbers: range, draw: random.Random, sources: dict[str, list[dict[str, Any]]], organisations: list[Any]) -> list[Any]:
    """Two demo listings of its kind make one; published at some minute of the last year."""
    from django.utils import timezone

    from cungcau.listings.models import Listing

    now, rows = timezone.now(), []
    for n in numbers:
        kind = "need" if n % 3 == 0 else "offer"
        one, two = draw.choice(sources[kind]), draw.choice(sources[kind])
        at = now - timedelta(minutes=draw.randrange(365 * 24 * 60))
        rows.append(
            Listing(
                kind=kind, ref=f"B-{n}", title_vi=_text(one, "title")[:150], summary_vi=_text(two, "summary")[:500],
                description_vi=f"{_text(one, 'description')}\n{_text(two, 'description')}"[:4000],
                organisation=draw.choice(organisations), state="published", published_at=at, last_confirmed_at=at,
                trl=draw.randint(4, 9), money_min=draw.randint(1, 9) * 10**8, subkind="technology",
            )
        )  # fmt: skip
    return rows


def _write(rows: list[Any], draw: random.Random, terms: dict[str, list[Any]]) -> None:
    """The listings with two fields, two modes and a specification row each, and their documents by the house's own rule."""
    from django.db import transaction

    from cungcau.discovery.documents import document_of
    from cungcau.discovery.models import Document, write_documents
    from cungcau.kit.ids import urn
    from cungcau.listings.models import Listing, Specification

    codes = [[*draw.sample(terms["field"], 2), *draw.sample(terms["mode"], 2)] for _row in rows]
    with transaction.atomic():
        Listing.objects.bulk_create(rows)
        specifications = Specification.objects.bulk_create(
            Specification(listing=row, parameter="công suất", operator=">=", value=draw.randint(1, 900), unit="kg/h") for row in rows
        )
        through = Listing.terms.through
        through.objects.bulk_create(
            through(listing_id=row.pk, term_id=term.pk) for row, own in zip(rows, codes, strict=True) for term in own
        )
        for row, own, specification in zip(rows, codes, specifications, strict=True):
            row._prefetched_objects_cache = {"terms": own, "specifications": [specification]}
        write_documents([Document(subject=urn(row), **document_of(row)) for row in rows])


def _settle() -> None:
    """PostgreSQL looks after itself some time after many rows have come; here it is asked to at once."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _index_all() -> None:
    """Bring the index up to date. Few sentences recur many times here, so what the analyser said of each is kept meanwhile."""
    from cungcau.discovery.index import here
    from cungcau.engines.common import text

    real = text._tokens_of
    text._tokens_of = lru_cache(maxsize=None)(real)
    try:
        here().refresh()
    finally:
        text._tokens_of = real


def _text(row: dict[str, Any], name: str) -> str:
    return str(row.get(f"{name}_vi") or row.get(f"{name}_en") or "")


def _measure(size: int, rounds: int) -> None:
    from django.test import Client

    from cungcau.access.models import User
    from cungcau.listings.models import Listing

    client = Client(HTTP_HOST="localhost")
    broker = Client(HTTP_HOST="localhost")
    broker.force_login(User.objects.get())
    need = Listing.objects.filter(kind="need").order_by("pk").first()
    assert need is not None
    bare = _milliseconds(lambda: _bare_page(20), rounds)
    measured: list[tuple[str, Callable[[], Any]]] = [
        ("list page, needs, no words", lambda: _get(client, "/search/?kind=need")),
        ("list page, needs, one field chosen", lambda: _get(client, "/search/?kind=need&field=207")),
        ("list page, offers, no words", lambda: _get(client, "/search/?kind=offer")),
        ("list page, offers, as a broker", lambda: _get(broker, "/search/?kind=offer")),
        ("everything, no words", lambda: _get(client, "/search/")),
        ("match page of a need", lambda: _get(broker, f"/listings/{need.pid}/matches/")),
    ]
    for words in SEARCHES:
        measured.append((f"search “{words}”", partial(_get, client, f"/search/?kind=offer&q={words}")))
        measured.append(("  of it the index alone", partial(_index, words)))
    for name, call in measured:
        _row(size, name, _milliseconds(call, rounds), bare)


def _bare_page(rows: int) -> Any:
    from django.template import Context, Template

    from cungcau.listings.models import Listing

    return Template(BARE).render(
        Context({"rows": Listing.objects.filter(kind="need", state="published").order_by("-published_at", "-pk")[:rows]})
    )


def _get(client: Any, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer


def _index(words: str) -> Any:
    from cungcau.discovery.index import here

    return here().search(words, ["offer"])


def _milliseconds(call: Callable[[], Any], rounds: int) -> tuple[float, float]:
    """Medians of the time by the clock and of this process's own."""
    call()
    taken = []
    for _round in range(rounds):
        wall, own = time.perf_counter(), time.process_time()
        call()
        taken.append(((time.perf_counter() - wall) * 1000, (time.process_time() - own) * 1000))
    walls, owns = zip(*taken, strict=True)
    return statistics.median(walls), statistics.median(owns)


def _row(size: int, name: str, taken: tuple[float, float], bare: tuple[float, float]) -> None:
    columns = (f"{mine:>8.1f} {other:>8.2f} {mine / other:>6.1f}" for mine, other in zip(taken, bare, strict=True))
    print(f"{size:>9} {name:<40} {' '.join(columns)}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
