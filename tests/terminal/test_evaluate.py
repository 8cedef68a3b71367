"""`cungcau evaluate` measures a test collection as anyone would by hand, and says clearly what it cannot read."""

import gzip
import json
import math

import pytest

from cungcau.config.cli import main
from cungcau.engines.matching.evaluation import judge, quality

CORPUS = [
    {"id": "d1", "title": "Heat pump dryer", "text": "Dries fruit at low temperature."},
    {"id": "d2", "title": "Fruit washer", "text": "Washes fruit in drinking water."},
    {"id": "d3", "title": "Welding robot", "text": "Welds steel frames."},
]
QUERIES = [
    {"id": "q1", "text": "dry fruit with a heat pump"},
    {"id": "q2", "text": "weld steel"},
    {"id": "q3", "text": "nothing judged"},
]
GRADES = "q1\td1\t2\nq1\td2\t1\nq2\td1\t1\nq2\td3\t0\n"


def write(folder, corpus=CORPUS, queries=QUERIES, grades=GRADES, packed=False):
    folder.mkdir(exist_ok=True)
    texts = {
        "corpus.jsonl": "".join(json.dumps(row) + "\n" for row in corpus),
        "queries.jsonl": "".join(json.dumps(row) + "\n" for row in queries),
        "qrels.tsv": grades,
    }
    for name, text in texts.items():
        if packed:
            (folder / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
        else:
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def figures(capsys, *words):
    assert main(["evaluate", *map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_measures_are_those_of_the_field():
    answer = judge("q", ["a", "b", "c"], {"b": 2, "c": 1, "z": 1})
    ideal = 2 + 1 / math.log2(3) + 1 / math.log2(4)
    assert answer.ndcg == pytest.approx((2 / math.log2(3) + 1 / math.log2(4)) / ideal)
    assert (answer.recall, answer.reciprocal) == (pytest.approx(2 / 3), 0.5)


def test_the_interval_holds_the_average_and_is_the_same_every_time():
    answers = [judge(str(at), ["a"] if at % 3 else ["b"], {"a": 1}) for at in range(30)]
    found = quality(answers)
    assert found.low < found.ndcg < found.high
    assert found == quality(answers)


def test_only_questions_with_something_relevant_count(tmp_path, capsys):
    found = figures(capsys, write(tmp_path / "small"))
    assert (found["collection"], found["documents"], found["queries"]) == ("small", 3, 2)
    assert found["ndcg@10"] == pytest.approx(0.5)  # q1 perfect; q2 finds only what is not relevant


def test_packed_files_give_the_same(tmp_path, capsys):
    plain, packed = figures(capsys, write(tmp_path / "c")), figures(capsys, write(tmp_path / "p" , packed=True))
    assert {**plain, "collection": "", "prepare_cpu_s": 0, "query_cpu_ms": 0} == {
        **packed, "collection": "", "prepare_cpu_s": 0, "query_cpu_ms": 0}  # fmt: skip


def test_a_folder_of_collections_measures_each(tmp_path, capsys):
    write(tmp_path / "a")
    write(tmp_path / "b")
    assert [one["collection"] for one in figures(capsys, tmp_path)["collections"]] == ["a", "b"]


def test_it_draws_the_result_and_names_the_worst(tmp_path, capsys):
    folder, drawing = write(tmp_path / "c"), tmp_path / "result.svg"
    assert main(["evaluate", str(folder), "--worst", "1", "--chart", str(drawing), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "nDCG@10" in out and "0.0000  q2" in out
    assert drawing.read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"corpus": []}, "No query of the collection has a relevant document"),
        ({"grades": "q1\td1\t0\n"}, "No query of the collection has a relevant document"),
        ({"grades": "q1\td1\t1\nq2 d3\n"}, "qrels.tsv"),
    ],
)
def test_what_cannot_be_measured_is_said_in_one_line(tmp_path, capsys, change, said):
    assert main(["evaluate", str(write(tmp_path / "c", **change)), "--lang", "en"]) == 2
    err = capsys.readouterr().err
    assert said in err and len(err.splitlines()) == 1


def test_a_line_that_is_no_entry_is_named_with_its_number(tmp_path, capsys):
    folder = write(tmp_path / "c")
    (folder / "queries.jsonl").write_text('{"id": "q1", "text": "x"}\nnot json\n', encoding="utf-8")
    assert main(["evaluate", str(folder), "--lang", "vi"]) == 2
    assert "queries.jsonl" in (err := capsys.readouterr().err) and "2" in err


def test_no_folder_and_no_collection_are_told_apart(tmp_path, capsys):
    assert main(["evaluate", str(tmp_path / "nowhere"), "--lang", "en"]) == 2
    assert "no such folder" in capsys.readouterr().err
    assert main(["evaluate", str(tmp_path), "--lang", "en"]) == 2
    assert "corpus.jsonl" in capsys.readouterr().err
