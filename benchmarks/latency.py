"""One need against many offers: what an answer costs, beside engines that anyone can install.

    python benchmarks/latency.py --sizes 10000,100000 [--needs 40]

Ours: the twenty best of a prepared collection with scores, refusals and reasons, without a sentence model. The others, on the
same texts and in the same run: the twenty best of their own full-text ranking for the words of the need joined by OR (SQLite
FTS5, PostgreSQL `ts_rank_cd` over a GIN index, tantivy, bm25s), nothing else. bm25s and tantivy are measured where they are
installed. The records are generated as in match_scale.py (seed 20261125, about 1 kB each), so they tell time, not quality.
Processor time of this process, and for PostgreSQL, which works in another, the time by the clock.
"""

from __future__ import annotations

import argparse
import importlib.util
import platform
import random
import re
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "benchmarks")]

from match_scale import SEED, record  # noqa: E402

from cungcau.engines.matching import (  # noqa: E402
    Collection,
    Money,
    Need,
    Offer,
    Params,
    Prepared,
    Problem,
    Specification,
    solve,
)

TOP, TODAY = 20, date(2026, 11, 25)
FEW = {"PostgreSQL": 5}  # needs that it is asked: an answer takes it seconds
WAITING = 400  # needs that the running system compares with a new offer (discovery.problems.CANDIDATES)


def offer_of(row: dict[str, Any]) -> Offer:
    price, specification = Money(row["gia_tu"], None), _specification(row["thong_so"])
    return Offer(row["ma_ngoai"], row["tieu_de"], row["tom_tat"], row["mo_ta"], keywords=_words(row), trl=row["TRL"], price=price,
                 fields=(row["linh_vuc_KHCN"],), specifications=(specification,))  # fmt: skip


def need_of(row: dict[str, Any]) -> Need:
    budget, specification = Money(None, row["kinh_phi_den"]), _specification(row["yeu_cau_ky_thuat"])
    return Need(row["ma_ngoai"], row["tieu_de"], row["tom_tat"], row["mo_ta"], keywords=_words(row), budget=budget,
                fields=(row["linh_vuc_KHCN"],), specifications=(specification,))  # fmt: skip


def _words(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(row["tu_khoa"].split("; "))


def _specification(cell: str) -> Specification:
    parameter, operator, value, unit = cell.split("|")
    return Specification(parameter, operator, value=float(value), unit=unit)


def words_of(thing: Need | Offer) -> list[str]:
    return re.findall(r"\w+", f"{thing.title} {thing.summary} {thing.text}".lower())


# — engines: each is built of the offers and then asked needs


@contextmanager
def fts5(offers: list[Offer]) -> Iterator[Callable[[Need], Any]]:
    with tempfile.TemporaryDirectory() as folder:
        base = sqlite3.connect(f"{folder}/fts.db")
        base.execute("CREATE VIRTUAL TABLE offers USING fts5(body, tokenize='unicode61')")
        base.executemany("INSERT INTO offers VALUES (?)", ((" ".join(words_of(offer)),) for offer in offers))
        base.commit()
        ask = "SELECT rowid FROM offers WHERE offers MATCH ? ORDER BY rank LIMIT ?"
        yield lambda need: base.execute(ask, (" OR ".join(f'"{word}"' for word in set(words_of(need))), TOP)).fetchall()


@contextmanager
def postgresql(offers: list[Offer]) -> Iterator[Callable[[Need], Any]]:
    import psycopg

    from tests.postgres import Cluster

    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(Path(folder))
        cluster.start()
        try:
            with psycopg.connect(cluster.url, autocommit=True) as base:
                base.execute("CREATE TABLE offers (id serial, body tsvector)")
                with base.cursor() as cursor:
                    cursor.executemany("INSERT INTO offers (body) VALUES (to_tsvector('simple', %s))",
                                       [(" ".join(words_of(offer)),) for offer in offers])  # fmt: skip
                base.execute("CREATE INDEX ON offers USING gin (body)")
                base.execute("ANALYZE offers")
                ask = """SELECT id FROM offers, to_tsquery('simple', %s) AS wanted WHERE body @@ wanted
                         ORDER BY ts_rank_cd(body, wanted) DESC LIMIT %s"""
                yield lambda need: base.execute(ask, (" | ".join(set(words_of(need))), TOP)).fetchall()
        finally:
            cluster.stop()


@contextmanager
def tantivy(offers: list[Offer]) -> Iterator[Callable[[Need], Any]]:
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("body", stored=False).add_integer_field("row", stored=True).build()
    index = tantivy.Index(schema)
    writer = index.writer()
    for row, offer in enumerate(offers):
        writer.add_document(tantivy.Document(body=" ".join(words_of(offer)), row=row))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    yield lambda need: searcher.search(index.parse_query(" OR ".join(set(words_of(need))), ["body"]), TOP).hits


@contextmanager
def bm25s(offers: list[Offer]) -> Iterator[Callable[[Need], Any]]:
    import bm25s

    index = bm25s.BM25()
    index.index([words_of(offer) for offer in offers], show_progress=False)
    yield lambda need: index.retrieve([words_of(need)], k=TOP, show_progress=False)


OTHERS = {"SQLite FTS5": fts5, "PostgreSQL": postgresql, "tantivy": tantivy, "bm25s": bm25s}


# — measuring


def timed(call: Callable[[], Any], clock: Callable[[], float] = time.process_time) -> tuple[Any, float]:
    begun = clock()
    found = call()
    return found, clock() - begun


def report(size: int, what: str, seconds: list[float], note: str = "") -> None:
    ordered = sorted(1000 * each for each in seconds)
    late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    print(f"| {size:,} | {what} | {statistics.median(ordered):,.1f} | {late:,.1f} | {note} |", flush=True)


def ours(size: int, offers: list[Offer], needs: list[Need], waiting: list[Need]) -> None:
    collection, seconds = timed(lambda: Collection.build(offers))
    _, warming = timed(collection.warm)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report(size, "build", [seconds + warming], f"{size / (seconds + warming):,.0f} offers/s, peak {memory:,.0f} MB")
    prepared = Prepared(Problem(tuple(needs), tuple(offers), today=TODAY, statistics=collection), Params(top=TOP, exhaustive_pairs=0)).warm()
    list(prepared.proposals(needs[:1], prepared.meanings(needs[:1])))
    asked = [timed(lambda need=need: list(prepared.proposals([need], prepared.meanings([need]))))[1] for need in needs]
    report(size, "one need, 20 with reasons", asked)
    block = timed(lambda: list(prepared.proposals(needs, prepared.meanings(needs))))[1]
    report(size, f"the same, {len(needs)} needs at once, each", [block / len(needs)])
    changed = [timed(lambda offer=offer: collection.replace([offer]).warm())[1] for offer in offers[:3]]
    report(size, "one offer replaced", changed)
    problem = Problem(tuple(waiting), (offers[1],), today=TODAY, statistics=collection)
    first, again = (timed(lambda: solve(problem, Params(top=1, floor=0)))[1] for _ in range(2))
    report(size, f"one offer to {len(waiting)} waiting needs", [first], f"again {1000 * again:,.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--needs", type=int, default=40)
    parser.add_argument("--only", nargs="*", help="names of the other engines to measure (default: all)")
    options = parser.parse_args()
    print(f"Generated records, seed {SEED}; Python {platform.python_version()}; top {TOP}, {options.needs} needs\n")
    print("| offers | what | median ms | 95 % ms | |\n|---|---|---|---|---|")
    for size in map(int, options.sizes.split(",")):
        chance = random.Random(SEED)
        offers = [offer_of(record(chance, f"CC-{number:07}", False)) for number in range(size)]
        needs = [need_of(record(chance, f"NC-{number}", True)) for number in range(options.needs + WAITING)]
        ours(size, offers, needs[: options.needs], needs[options.needs :])
        for name, engine in OTHERS.items():
            if options.only is not None and name not in options.only:
                continue
            if name in ("tantivy", "bm25s") and importlib.util.find_spec(name) is None:
                print(f"| {size:,} | {name} | – | – | not installed |")
                continue
            clock = time.perf_counter if name == "PostgreSQL" else time.process_time
            with engine(offers) as ask:
                ask(needs[0])
                seconds = [timed(lambda need=need, ask=ask: ask(need), clock)[1] for need in needs[1 : FEW.get(name, options.needs)]]
                report(size, name, seconds, "by the clock" if name == "PostgreSQL" else "")


if __name__ == "__main__":
    main()
