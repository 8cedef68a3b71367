"""How long a list page, a match page and a search take as the number of listings grows.

    .venv/bin/python benchmarks/pages.py [--sizes 1000,10000,100000] [--rounds 15]

Each figure stands beside a bare Django page of the same run that reads as many rows of one table and prints them in
a plain template, so that the ratio holds on any machine. The listings are generated: each is put together from
sentences of the demo park's needs and offers with a fixed seed, so words recur as in real listings; organisations,
codes and specification rows are drawn likewise. They are written into a SQLite file of their own.
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
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261125
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
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder))
        print(
            f"data: generated from the demo park's sentences, seed {SEED}; needs : offers = 1 : 2; SQLite; rounds {options.rounds}, medians"
        )
        print(f"{'listings':>9} {'what':<34} {'ms':>8} {'bare ms':>8} {'ratio':>6}")
        for size in [int(size) for size in options.sizes.split(",")]:
            _grow(size)
            _measure(size, options.rounds)
    return 0


def _set_up(folder: Path) -> None:
    os.environ.update(CUNGCAU_DATA=str(folder), DJANGO_SETTINGS_MODULE="cungcau.config.settings", CUNGCAU_LOG_LEVEL="ERROR")
    sys.path.insert(0, str(ROOT / "src"))
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
    """Bring the number of published listings up to `size`, with documents and index."""
    from django.utils import timezone

    from cungcau.discovery.documents import document_of
    from cungcau.discovery.index import here
    from cungcau.discovery.models import Document, Sequence, sequence
    from cungcau.kit.ids import urn
    from cungcau.listings.models import Listing, Specification
    from cungcau.registry.models import Organisation
    from cungcau.vocabulary.models import Term

    draw = random.Random(SEED + size)
    source, start = _sentences(), Listing.objects.count()
    if not Organisation.objects.exists():
        Organisation.objects.bulk_create(
            Organisation(name_vi=f"Tổ chức {n}", kind="sme", state="active", sort_key=f"{n:06d}", province="01", in_park=True)
            for n in range(500)
        )
    organisations = list(Organisation.objects.values_list("pk", flat=True))
    now, rows = timezone.now(), []
    for n in range(start, size):
        kind = "need" if n % 3 == 0 else "offer"
        one, two = draw.choice(source[kind]), draw.choice(source[kind])
        rows.append(
            Listing(
                kind=kind, ref=f"B-{n}", title_vi=_text(one, "title")[:150], summary_vi=_text(two, "summary")[:500],
                description_vi=f"{_text(one, 'description')}\n{_text(two, 'description')}"[:4000],
                organisation_id=draw.choice(organisations), state="published", published_at=now, last_confirmed_at=now,
                trl=draw.randint(4, 9), money_min=draw.randint(1, 9) * 10**8, subkind="technology",
            )
        )  # fmt: skip
    Listing.objects.bulk_create(rows, batch_size=2000)
    fresh = list(Listing.objects.order_by("pk").values_list("pk", flat=True)[start:])
    fields = list(Term.objects.filter(scheme_id="field", parent__isnull=False).values_list("pk", flat=True))
    modes = list(Term.objects.filter(scheme_id="transfer_mode").values_list("pk", flat=True))
    through = Listing.terms.through
    through.objects.bulk_create(
        (through(listing_id=pk, term_id=term) for pk in fresh for term in (*draw.sample(fields, 2), *draw.sample(modes, 2))),
        batch_size=5000,
    )
    Specification.objects.bulk_create(
        (
            Specification(listing_id=pk, parameter="công suất", operator=">=", value=draw.randint(1, 900), unit="kg/h")
            for pk in fresh
        ),
        batch_size=5000,
    )
    began = time.perf_counter()
    sequence()
    fresh_rows = Listing.objects.with_parts().filter(pk__gte=fresh[0])
    Document.objects.bulk_create(
        (Document(subject=urn(row), number=start + at, **document_of(row)) for at, row in enumerate(fresh_rows.iterator(chunk_size=500), 1)),
        batch_size=2000,
    )  # fmt: skip
    Sequence.objects.update(last=size)
    documents = time.perf_counter() - began
    here().refresh()
    print(f"{size:>9} documents {documents:.1f} s, index {time.perf_counter() - began - documents:.1f} s", file=sys.stderr)


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
    pages: list[tuple[str, Callable[[], Any]]] = [
        ("list page, needs, no words", lambda: _get(client, "/search/?kind=need")),
        ("list page, needs, one field chosen", lambda: _get(client, "/search/?kind=need&field=207")),
        ("match page of a need", lambda: _get(broker, f"/listings/{need.pid}/matches/")),
    ]
    for name, call in pages:
        _row(size, name, _milliseconds(call, rounds), bare)
    for words in SEARCHES:
        _row(size, f"search “{words}”", _milliseconds(lambda: _get(client, f"/search/?kind=offer&q={words}"), rounds), bare)  # noqa: B023 (called at once)
        _row(size, "  of it the index alone", _milliseconds(lambda: _index(words), rounds), bare)  # noqa: B023 (called at once)


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


def _milliseconds(call: Callable[[], Any], rounds: int) -> float:
    call()
    taken = []
    for _round in range(rounds):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def _row(size: int, name: str, taken: float, bare: float) -> None:
    print(f"{size:>9} {name:<34} {taken:>8.1f} {bare:>8.2f} {taken / bare:>6.1f}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
