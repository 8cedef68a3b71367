"""The night's comparison on a real scheduler and two worker processes of Dask on loopback: the same standings as without."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cungcau.config import checks
from cungcau.discovery import prepared, tasks, together, vectors
from cungcau.discovery.actions import refuse_proposal
from cungcau.discovery.knowledge import knowledge
from cungcau.discovery.models import Standing, Weights
from cungcau.discovery.standings import NEVER, better_served_by, write_down
from cungcau.engines.matching.blocks import Best
from cungcau.engines.thesaurus import Concept as Idea
from cungcau.engines.thesaurus import Thesaurus
from cungcau.jobs.queue import drain, waiting
from cungcau.kit import cluster as cluster_module
from cungcau.listings.actions import pause_listing
from cungcau.listings.models import Listing
from cungcau.thesaurus.actions import plant_shipped
from tests.cluster import SECONDS, Dask
from tests.engines.meaning.test_shelf import Letters
from tests.factories.listings import a_published, a_term

pytestmark = pytest.mark.usefixtures("point", "lan")
WORDS = """
sấy bơm nhiệt vải nước thải dệt nhuộm màng lọc keo tụ robot hàn khuôn nhựa kho lạnh pin trạm sạc nấm men ủ chua
"""
NOBODY = "tcp://127.0.0.1:9"


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    pytest.importorskip("distributed")
    with Dask.running(tmp_path_factory.mktemp("dask")) as found:
        yield found


@pytest.fixture
def two(dask, settings, monkeypatch) -> Dask:
    """The point has a cluster with two workers."""
    monkeypatch.setattr(cluster_module, "SECONDS", SECONDS)
    dask.keep_two()
    settings.CLUSTER = dask.address
    return dask


@pytest.fixture(autouse=True)
def _own_memory():
    """What the process holds of the offers belongs to one test."""
    prepared._HOLDER.clear()
    yield
    prepared._HOLDER.clear()


@pytest.fixture
def park(seeker, an, institute, quan, ha) -> list[Listing]:
    """Nine needs of which offers fit some; how well they do is known, step by step. The needs."""
    chance = random.Random(11)
    terms = [a_term("field", "207"), a_term("transfer_mode", "technical_assistance")]

    def some(kind: str, number: int) -> list[Listing]:
        of, by = (seeker, an) if kind == "need" else (institute, quan)
        return [a_published(of, by, ha, kind, terms=terms, title_vi=said(chance, 8), summary_vi=said(chance, 30),
                            description_vi=said(chance, 30)) for _ in range(number)]  # fmt: skip

    some("offer", 12)
    needs = some("need", 9)
    drain()
    return needs


def said(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS.split(), k=words)).capitalize()


def standings() -> list[tuple[int, int | None, int]]:
    return sorted(Standing.objects.values_list("need", "offer", "score"))


def by_the_queue(settings) -> list[tuple[int, int | None, int]]:
    """What the workers of the queue find, in the same night."""
    address, settings.CLUSTER = settings.CLUSTER, ""
    try:
        return anew()
    finally:
        settings.CLUSTER = address


def anew() -> list[tuple[int, int | None, int]]:
    Standing.objects.all().delete()
    tasks.reckon_every_need.call()
    drain()
    return standings()


def told() -> dict[str, object]:
    """By the last turn."""
    turns = DBTaskResult.objects.filter(task_path=tasks.reckon_together.module_path).order_by("-finished_at")
    return turns[0].return_value


def in_the_middle(monkeypatch, happens) -> None:
    """After the first needs are written down, once."""
    monkeypatch.setattr(together, "BLOCK", 1)
    written = together.write_down

    def write(found, at):
        written(found, at)
        monkeypatch.setattr(together, "write_down", written)
        happens()

    monkeypatch.setattr(together, "write_down", write)


def test_the_cluster_finds_the_standings_that_the_queue_finds(two, park, settings, monkeypatch):
    monkeypatch.setattr(together, "BLOCK", 2)
    before = by_the_queue(settings)

    assert len({score for _need, _offer, score in before}) > 3, "all are alike"
    assert anew() == before
    assert told() == {"compared": 9, "fault": "", "facts": {}}
    assert not DBTaskResult.objects.filter(task_path=tasks.reckon_needs.module_path, status="READY").exists()


def test_so_it_does_with_learned_weights_and_refused_pairs(two, park, settings, dung):
    plain = by_the_queue(settings)
    best = Standing.objects.order_by("-score")[0]
    refuse_proposal(best.need, best.offer, by=dung, reason="standards")
    Weights.objects.create(weights={"subject": 60, "freshness": 1}, state="in_force")

    before = by_the_queue(settings)

    assert (best.need_id, best.offer_id) not in {(need, offer) for need, offer, _score in before}
    assert sum(one != other for one, other in zip(before, plain, strict=True)) > 3
    assert anew() == before


def test_so_it_does_with_the_thesaurus_of_the_point(two, park, settings, monkeypatch):
    by_shipped = by_the_queue(settings)
    pump = Idea("pump", "product", ("207",), "bơm nhiệt", "heat pump", solves=("waste",))
    ideas = (Idea("waste", "problem", ("207",), "nước thải", "wastewater"), pump)
    module = sys.modules["cungcau.thesaurus.actions.plant_shipped"]
    monkeypatch.setattr(module, "shipped", lambda: Thesaurus(ideas))
    monkeypatch.setattr(module, "release", lambda: "small")
    plant_shipped()
    assert len(knowledge().thesaurus) == 2

    before = by_the_queue(settings)

    assert before != by_shipped
    assert anew() == before


def test_so_it_does_with_a_sentence_model_that_no_worker_has(two, park, settings, monkeypatch):
    without = by_the_queue(settings)
    monkeypatch.setattr(vectors, "chosen", lambda _setting: Letters())
    vectors.sentence_model.cache_clear()
    vectors._meaning.cache_clear()
    try:
        before = by_the_queue(settings)
        assert before != without
        assert anew() == before
        monkeypatch.setattr(prepared, "MOST", 5)
        prepared._HOLDER.clear()
        before = by_the_queue(settings)
        assert anew() == before
    finally:
        vectors.sentence_model.cache_clear()
        vectors._meaning.cache_clear()


def test_so_it_does_where_there_are_too_many_offers_to_hold_them_all(two, park, settings, monkeypatch):
    monkeypatch.setattr(prepared, "MOST", 5)
    prepared._HOLDER.clear()

    before = by_the_queue(settings)

    assert prepared.prepared_offers() is None
    assert anew() == before
    assert told()["compared"] == 9


def test_a_worker_killed_in_the_middle_costs_only_its_block(two, park, settings, monkeypatch):
    before = by_the_queue(settings)
    in_the_middle(monkeypatch, lambda: two.kill(two.workers[-1]))

    assert anew() == before
    assert told() == {"compared": 9, "fault": "", "facts": {}}


def test_where_all_workers_die_the_queue_does_the_rest_and_the_doctor_says_so(two, park, settings, monkeypatch):
    before = by_the_queue(settings)
    monkeypatch.setattr(cluster_module, "SECONDS", 5)

    def all_die():
        for worker in two.workers:
            two.kill(worker)

    in_the_middle(monkeypatch, all_die)

    assert anew() == before
    assert told() == {"compared": 1, "fault": "cluster_empty", "facts": {}}
    assert DBTaskResult.objects.filter(task_path=tasks.reckon_needs.module_path, status="SUCCESSFUL").exists()
    assert (checks.cluster().grade, "no worker" in checks.cluster().words) == ("note", True)


def test_a_cluster_that_has_other_work_is_not_waited_for(two, park, settings, monkeypatch):
    import distributed

    before = by_the_queue(settings)
    monkeypatch.setattr(together, "PATIENCE", 1)
    with distributed.Client(two.address, set_as_default=False) as other:
        busy = [other.submit(time.sleep, 3600, pure=False, workers=[worker]) for worker in other.nthreads()]
        found = anew()
        doctor = checks.cluster()
        other.cancel(busy, force=True)
    for worker in two.workers:
        two.kill(worker)

    assert found == before
    assert told() == {"compared": 0, "fault": "cluster_slow", "facts": {"seconds": 1}}
    assert "within 1 seconds" in doctor.words


def test_a_turn_that_has_lasted_long_enough_leaves_the_rest_to_the_next(two, park, settings, monkeypatch):
    before = by_the_queue(settings)
    monkeypatch.setattr(together, "SECONDS", -1.0)
    monkeypatch.setattr(together, "BLOCK", 4)

    assert anew() == before
    turns = DBTaskResult.objects.filter(task_path=tasks.reckon_together.module_path).order_by("finished_at")
    begun_at = [turn.args_kwargs["args"][0] for turn in turns]
    assert [turn.return_value["compared"] for turn in turns] == [4, 4, 1]
    assert begun_at == [0, park[3].pk, park[7].pk]


def test_an_offer_published_in_the_middle_is_counted(two, park, institute, quan, ha, monkeypatch):
    anew()
    last = park[-1]

    def publish():
        same = {name: getattr(last, name) for name in ("title_vi", "summary_vi", "description_vi")}
        a_published(institute, quan, ha, "offer", **same)
        tasks.index_subject.call(last_entry())
        tasks.reckon_listing.call(last_entry())

    in_the_middle(monkeypatch, publish)
    anew()

    assert Standing.objects.get(need=last).offer.title_vi == last.title_vi
    assert Standing.objects.get(need=last).offer != Listing.objects.filter(kind="offer").order_by("pk")[0]


def last_entry() -> int:
    from cungcau.trail.models import Entry

    return Entry.objects.filter(verb="publish").latest("pk").pk


def test_an_offer_paused_in_the_middle_serves_nobody(two, park, quan, monkeypatch):
    anew()
    best = Standing.objects.get(need=park[-1]).offer
    assert best is not None

    in_the_middle(monkeypatch, lambda: pause_listing(Listing.objects.get(pk=best.pk), by=quan))
    anew()

    assert Standing.objects.count() == 9
    assert not Standing.objects.filter(offer=best).exists()


def test_a_need_paused_in_the_middle_has_no_standing(two, park, an, monkeypatch):
    in_the_middle(monkeypatch, lambda: pause_listing(Listing.objects.get(pk=park[-1].pk), by=an))

    anew()

    assert set(Standing.objects.values_list("need", flat=True)) == {need.pk for need in park[:-1]}


def test_what_was_reckoned_meanwhile_is_not_overwritten(park):
    need, began = park[0], timezone.now()
    offer = Listing.objects.filter(kind="offer")[0]
    Standing.objects.filter(need=need).update(score=77, at=began + timedelta(seconds=1))

    write_down({need.pk: Best(offer.pid, 33)}, began)
    assert Standing.objects.get(need=need).score == 77

    write_down({need.pk: Best(offer.pid, 33)}, began + timedelta(seconds=2))
    assert Standing.objects.get(need=need).score == 33


def test_a_need_met_by_one_new_offer_alone_counts_as_never_compared(park):
    Standing.objects.all().delete()
    best = max(Listing.objects.filter(kind="offer"), key=lambda offer: len(better_served_by(offer)))

    assert set(Standing.objects.values_list("at", flat=True)) == {NEVER}, best


@pytest.mark.parametrize("address", [NOBODY, "nonsense"])
def test_where_no_scheduler_answers_the_queue_compares_and_says_why(park, settings, monkeypatch, address):
    pytest.importorskip("distributed")
    before = by_the_queue(settings)
    monkeypatch.setattr(cluster_module, "SECONDS", 1)
    settings.CLUSTER = address

    assert anew() == before
    assert (told()["compared"], told()["fault"], told()["facts"]["address"]) == (0, "cluster_silent", address)
    assert checks.cluster().grade == "note"
    assert address in checks.cluster().words


def test_without_the_package_the_queue_compares_and_says_why(park, settings, monkeypatch):
    before = by_the_queue(settings)
    settings.CLUSTER = NOBODY
    monkeypatch.setitem(sys.modules, "distributed", None)

    assert anew() == before
    assert told()["fault"] == "cluster_not_installed"
    assert "cungcau[cluster]" in checks.cluster().words


def test_without_an_address_all_is_left_to_the_queue(park, settings):
    settings.CLUSTER = ""
    Standing.objects.all().delete()
    tasks.reckon_every_need.call()

    assert (waiting(tasks.reckon_needs), waiting(tasks.reckon_together)) == (1, 0)
    assert (checks.cluster().grade, checks.cluster().words) == ("ok", "none is given")


def test_the_doctor_names_the_cluster_its_workers_and_what_it_did_last(two, park):
    anew()

    assert checks.cluster().grade == "ok"
    assert two.address in checks.cluster().words
