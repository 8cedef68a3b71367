"""`cungcau match --cluster ADDRESS`: a real scheduler and two worker processes of Dask on loopback."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import chain

import pytest

from cungcau.exchange.remarks import NothingToDo
from cungcau.kit import cluster as cluster_module
from cungcau.terminal import solving
from cungcau.terminal.cluster import Cluster
from tests.cluster import ROOT, SECONDS, Dask
from tests.terminal.crews import alone, blocks, prepared

SAMPLES = ROOT / "samples"

pytestmark = pytest.mark.sqlite_only


@pytest.fixture(autouse=True)
def _without_a_model(monkeypatch):
    """What the texts mean is read by the first process alone; here it would only take time."""
    monkeypatch.setenv("CUNGCAU_EMBEDDER", "off")
    monkeypatch.setattr(cluster_module, "SECONDS", SECONDS)


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    pytest.importorskip("distributed")
    with Dask.running(tmp_path_factory.mktemp("dask")) as found:
        yield found


@pytest.fixture
def two(dask: Dask) -> Dask:
    dask.keep_two()
    return dask


def test_a_cluster_without_workers_is_told(dask, match, monkeypatch):
    monkeypatch.setattr(cluster_module, "SECONDS", 3)

    run = match(SAMPLES / "needs.xlsx", SAMPLES / "offers.csv", "--cluster", dask.address)

    assert (run.code, run.err) == (2, "--cluster: The cluster has no worker. Start workers with `dask worker ADDRESS`.\n")


@pytest.mark.parametrize("output", ["matches.csv", "matches.jsonl"])
def test_the_files_of_a_cluster_are_those_of_one_process_to_the_byte(two, match, monkeypatch, output):
    monkeypatch.setattr(solving, "BLOCK", 3)
    one = match(SAMPLES / "needs.xlsx", SAMPLES / "offers.csv", output=f"one-{output}", lang="vi")
    both = match(SAMPLES / "needs.xlsx", SAMPLES / "offers.csv", "--cluster", two.address, output=f"two-{output}", lang="vi")

    assert (one.code, both.code) == (0, 0), both.err
    folder = one.output.parent
    for path in folder.glob("one-*"):
        assert path.read_bytes() == (folder / path.name.replace("one-", "two-")).read_bytes()


def test_a_cluster_is_reached_where_a_loop_is_at_work(two):
    async def spread() -> list[object]:
        with closing(Cluster(two.address)) as cluster:
            return list(chain.from_iterable(cluster.spread(prepared()[0], blocks())))

    # In a thread of its own: the loop of a browser may be at work in this one.
    with ThreadPoolExecutor(1) as aside:
        assert aside.submit(lambda: asyncio.run(spread())).result() == alone()


def test_a_worker_killed_in_the_middle_costs_only_its_block(two):
    with closing(Cluster(two.address)) as cluster:
        found = cluster.spread(prepared()[0], blocks())
        first = next(found)
        two.kill(two.workers[-1])
        rest = list(chain.from_iterable(found))

    assert [*first, *rest] == alone()


def test_all_workers_killed_at_once_are_outlived_when_others_come(two):
    with closing(Cluster(two.address)) as cluster:
        found = cluster.spread(prepared()[0], blocks())
        first = next(found)
        for worker in two.workers:
            two.kill(worker)
        two.add_worker()
        rest = list(chain.from_iterable(found))

    assert [*first, *rest] == alone()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_workers_with_another_engine_are_told_before_anything_is_read(two, match, monkeypatch, lang):
    here = cluster_module.engine()
    monkeypatch.setattr(cluster_module, "engine", _Other(here))

    run = match("not read", "at all", "--cluster", two.address, lang=lang)

    assert run.code == 2
    told = {"vi": "chạy phiên bản CungCầu khác", "en": "These workers run another version of CungCầu, or none: tcp://"}
    assert told[lang] in run.err


class _Other:
    """The engine's mark as a worker tells it, while here another is looked for."""

    def __init__(self, here: cluster_module.Engine) -> None:
        self._here = here

    def __call__(self) -> cluster_module.Engine:
        return self._here._replace(weights="1900.1")

    def __reduce__(self) -> tuple[object, ...]:
        return getattr, (cluster_module, "engine")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "tls://127.0.0.1:9", "http://127.0.0.1:9", "nonsense"])
def test_an_address_where_nobody_answers_is_told(match, monkeypatch, address):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster_module, "SECONDS", 1)

    run = match(SAMPLES / "needs.xlsx", SAMPLES / "offers.csv", "--cluster", address)

    assert run.code == 2
    assert run.err.startswith(f"--cluster: No scheduler of a Dask cluster answers at {address} (")
    assert len(run.err.splitlines()) == 1


@pytest.mark.parametrize(("lang", "words"), [("vi", "cần gói distributed"), ("en", "needs the package distributed")])
def test_without_the_package_one_line_says_how_to_get_it(match, monkeypatch, lang, words):
    monkeypatch.setitem(sys.modules, "distributed", None)

    run = match(SAMPLES / "needs.xlsx", SAMPLES / "offers.csv", "--cluster", "tcp://127.0.0.1:9", lang=lang)

    assert (run.code, words in run.err, "cungcau[cluster]" in run.err) == (2, True, True)
    assert len(run.err.splitlines()) == 1


def test_a_cluster_that_is_lost_is_told(tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    own = Dask(tmp_path)
    own.add_worker()
    try:
        own.wait_for_workers(1)
        monkeypatch.setattr(cluster_module, "SECONDS", 10)  # also for calling a lost scheduler again
        with closing(Cluster(own.address)) as cluster, pytest.raises(NothingToDo) as why:
            found = cluster.spread(prepared()[0], blocks())
            next(found)
            own.stop()
            list(found)
    finally:
        own.stop()

    assert why.value.remark.code == "cluster_lost"
