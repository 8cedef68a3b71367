"""`cungcau match` by several processes, and on a Dask cluster: time of the part that is spread, and what travels.

    python benchmarks/match_together.py                        one process, --jobs 1 and 2, a cluster of 1 and 2 workers
    python benchmarks/match_together.py --needs 500 --offers 2000 --jobs 1 2 4 --workers 1 2

The records are generated and seeded (those of match_scale.py); no sentence model takes part. The offers are prepared once,
and that time is told apart; then each way matches all needs. The scheduler and the workers are processes of this machine, so
the figures hold the cost of the protocol and not that of a network. Bytes are those of the pickled payloads.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from match_scale import ROOT, SEED, write

sys.path.insert(0, str(ROOT / "src"))
from cungcau.engines.matching import Collection, Need, Params, Prepared, Problem, Proposals
from cungcau.terminal import language
from cungcau.terminal.building import Builder
from cungcau.terminal.intake import read_needs, read_offers
from cungcau.terminal.match import limits_of_environment
from cungcau.terminal.processes import Block, Processes
from cungcau.terminal.solving import BLOCK

TODAY = date(2026, 11, 29)
Spread = Callable[[Prepared, Iterator[Block]], Iterator[list[Proposals]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--needs", type=int, default=2_000)
    parser.add_argument("--offers", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    options = parser.parse_args()
    language.use("en")
    print(f"{options.needs:,} needs × {options.offers:,} offers, generated (seed {SEED}); blocks of {BLOCK}; "
          f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start.\n")  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        needs, offers = _read(folder, options.needs, options.offers)
        prepared = _prepared(needs.entities, offers.entities)
        alone = _alone(prepared, needs.entities)
        _tell_writing(folder, needs, offers, alone)
        _tell_bytes(prepared, needs.entities, alone)
        print("\n| way | wall s | CPU s of all processes | as one process |\n|---|---|---|---|")
        for jobs in options.jobs:
            _tell(f"--jobs {jobs}", Processes(jobs).spread, prepared, needs.entities, alone)
        for count in options.workers:
            with _cluster(folder, count) as (cluster, processes):
                _tell(f"--cluster, {count} workers", cluster.spread, prepared, needs.entities, alone, processes)


def _read(folder: Path, needs: int, offers: int) -> tuple[Any, Any]:
    chance, builder, limits = random.Random(SEED), Builder(TODAY), limits_of_environment()
    write(folder / "needs.csv", needs, True, chance)
    write(folder / "offers.csv", offers, False, chance)
    with _timed("reading both files"):
        return (read_needs(folder / "needs.csv", builder, limits, lambda _: None),
                read_offers(folder / "offers.csv", builder, limits, lambda _: None))  # fmt: skip


def _prepared(needs: list[Need], offers: list[Any]) -> Prepared:
    with _timed("analysing the offers"):
        collection = Collection.build(offers)
    prepared = Prepared(Problem(tuple(needs), tuple(offers), today=TODAY, statistics=collection), Params())
    with _timed("matrices, and learning which words keep company"):
        return prepared.warm()


def _alone(prepared: Prepared, needs: list[Need]) -> list[list[Proposals]]:
    prepared.threads = 1
    with _timed("matching in this process"):
        return [list(prepared.proposals(*block)) for block in _blocks(prepared, needs)]


def _tell_writing(folder: Path, needs: Any, offers: Any, alone: list[list[Proposals]]) -> None:
    from cungcau.terminal.report import open_report  # needs the language

    with _timed("putting the pairs into words and writing them, which one process does"):
        report = open_report(folder / "out.jsonl", [folder / f"out{part}" for part in range(3)], needs, offers)
        for found in alone:
            for match in (match for proposals in found for match in proposals.matches):
                report.pair(match)
        report.close()


def _tell_bytes(prepared: Prepared, needs: list[Need], alone: list[list[Proposals]]) -> None:
    with _timed("packing the prepared offers"):
        packed = pickle.dumps(prepared, 5)
    with _timed("unpacking them and making the matrices, which each worker does once"):
        pickle.loads(packed).warm()
    sent = [len(pickle.dumps(block, 5)) for block in _blocks(prepared, needs)]
    got = [len(pickle.dumps(found, 5)) for found in alone]
    print(f"\nTo each worker once: {len(packed):,} bytes ({len(packed) / len(prepared.collection):,.0f} an offer). A block of {BLOCK} "
          f"needs: {sent[0]:,} bytes out, {got[0]:,} back ({sum(sent) / len(needs):,.0f} and {sum(got) / len(needs):,.0f} a need).")  # fmt: skip


def _blocks(prepared: Prepared, needs: list[Need]) -> Iterator[Block]:
    for start in range(0, len(needs), BLOCK):
        block = tuple(needs[start : start + BLOCK])
        yield block, prepared.meanings(block)


def _tell(
    way: str, spread: Spread, prepared: Prepared, needs: list[Need], alone: list[list[Proposals]], others: tuple[int, ...] = ()
) -> None:
    before, begun = _cpu(others), time.perf_counter()
    found = list(spread(prepared, _blocks(prepared, needs)))
    seconds, cpu = time.perf_counter() - begun, _cpu(others) - before
    print(f"| {way} | {seconds:,.1f} | {cpu:,.1f} | {'yes' if found == alone else 'NO'} |", flush=True)


def _cpu(others: tuple[int, ...]) -> float:
    """Seconds of processor of this process, of its ended children and of those that are still at work."""
    own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    spent = sum(usage.ru_utime + usage.ru_stime for usage in own)
    for process in others:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return spent


@contextmanager
def _timed(what: str) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    print(f"- {what}: {time.perf_counter() - wall:,.1f} s ({time.process_time() - cpu:,.1f} s of CPU)", flush=True)


@contextmanager
def _cluster(folder: Path, count: int) -> Iterator[tuple[Any, tuple[int, ...]]]:
    """A scheduler and so many workers of one thread each, and the numbers of their processes."""
    from cungcau.terminal import cluster

    cluster.SECONDS = 120
    told = folder / f"scheduler-{count}.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    start = [sys.executable, "-m", "dask"]
    words = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
    quiet: dict[str, Any] = {"env": environment, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    processes = [subprocess.Popen([*start, *words], **quiet)]
    worker = ["worker", "--scheduler-file", str(told), "--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"]
    try:
        while not told.exists():
            time.sleep(0.2)
        processes += [subprocess.Popen([*start, *worker], **quiet) for _ in range(count)]
        address = json.loads(told.read_text())["address"]
        with closing(cluster.Cluster(address)) as found:
            found._client.wait_for_workers(count, timeout=120)
            yield found, tuple(process.pid for process in processes)
    finally:
        for process in processes:
            process.kill()
            process.wait()


if __name__ == "__main__":
    main()
