"""How well the subject evidence of the matching engine finds what is relevant, beside a plain BM25.

    python benchmarks/retrieval_quality.py [COLLECTION ...]

Reads public test collections from the folder `retrieval` of CUNGCAU_SHARED_DATA (default: ../shared/data beside
the repository); without them it says so and ends. Prints nDCG@10 (linear gains, all relevant documents in the
ideal; a document without evidence is not retrieved) and recall@50, from one run.

The plain BM25 beside it is written here: words of letters and digits in lower case, English stop words out,
k1 = 1.2, b = 0.75, Lucene's idf, no stemming, no pairs, nothing folded.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np

from cungcau.engines.common.text import ENGLISH_STOP_WORDS, fold
from cungcau.engines.matching import Collection, Need, Offer
from cungcau.engines.matching.evidence import query_of_need
from cungcau.engines.matching.subject import strength

CHOSEN = ("sbir_need", "cranfield", "alqac", "scifact", "vaswani", "xquad_qvi_dvi")


def folder() -> Path:
    default = Path(__file__).resolve().parents[1].parent / "shared" / "data"
    return Path(os.environ.get("CUNGCAU_SHARED_DATA", default)) / "retrieval"


def load(name: str):
    with gzip.open(folder() / name / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    with (folder() / name / "queries.jsonl").open(encoding="utf-8") as lines:
        queries = [json.loads(line) for line in lines]
    grades: dict[str, dict[str, int]] = {}
    for line in (folder() / name / "qrels.tsv").read_text("utf-8").splitlines():
        query, document, grade = line.split("\t")
        if int(grade) > 0:
            grades.setdefault(query, {})[document] = int(grade)
    return documents, queries, grades


def quality(runs: dict[str, list[str]], grades: dict[str, dict[str, int]]) -> tuple[float, float]:
    gains, recalls = [], []
    for query, relevant in grades.items():
        got = [relevant.get(document, 0) for document in runs.get(query, [])]
        ideal = sum(gain / math.log2(rank + 2) for rank, gain in enumerate(sorted(relevant.values(), reverse=True)[:10]))
        gains.append(sum(gain / math.log2(rank + 2) for rank, gain in enumerate(got[:10])) / ideal)
        recalls.append(sum(gain > 0 for gain in got[:50]) / len(relevant))
    return float(np.mean(gains)), float(np.mean(recalls))


def ranked(scores: np.ndarray, ids: list[str]) -> list[str]:
    best = np.argsort(-scores, kind="stable")[:100]
    return [ids[at] for at in best if scores[at] > 0]


def plain_bm25(documents, queries) -> dict[str, list[str]]:
    word = re.compile(r"[^\W_]+")

    def words(text: str) -> list[str]:
        return [found for found in word.findall(text.lower()) if found not in ENGLISH_STOP_WORDS]

    counts = [Counter(words(f"{document['title']} {document['text']}")) for document in documents]
    lengths = np.array([sum(count.values()) for count in counts], float)
    slopes = 1.2 * (1 - 0.75 + 0.75 * lengths / lengths.mean())
    postings: dict[str, list[tuple[int, int]]] = {}
    for at, count in enumerate(counts):
        for term, times in count.items():
            postings.setdefault(term, []).append((at, times))
    runs = {}
    for query in queries:
        scores = np.zeros(len(documents))
        for term in words(query["text"]):
            found = postings.get(term)
            if found:
                at, times = (np.array(column) for column in zip(*found, strict=True))
                idf = math.log1p((len(documents) - len(found) + 0.5) / (len(found) + 0.5))
                scores[at] += idf * times * 2.2 / (times + slopes[at])
        runs[query["id"]] = ranked(scores, [document["id"] for document in documents])
    return runs


def engine(collection: Collection, queries, write=str) -> dict[str, list[str]]:
    ids = [offer.key for offer in collection.offers]
    runs = {}
    for query in queries:
        asked = query_of_need(Need(query["id"], "", text=write(query["text"])), collection)
        runs[query["id"]] = ranked(strength(asked, *collection.index.scores(asked)), ids)
    return runs


def main(names: list[str]) -> None:
    if not folder().is_dir():
        print(f"skipped: no test collections in {folder()} (set CUNGCAU_SHARED_DATA)")
        return
    heads = "  ".join(f"{head:>15}" for head in ("plain BM25", "engine", "without marks"))
    print(f"{'collection':14} {'docs':>6} {'queries':>7} {'words':>5}  {heads}")
    for name in names or CHOSEN:
        documents, queries, grades = load(name)
        start = time.process_time()
        collection = Collection.build(Offer(item["id"], item["title"], text=item["text"]) for item in documents)
        ours, bare = engine(collection, queries), engine(collection, queries, fold)
        spent = time.process_time() - start
        columns = [quality(runs, grades) for runs in (plain_bm25(documents, queries), ours, bare)]
        length = int(np.median([len(query["text"].split()) for query in queries]))
        shown = "  ".join(f"{gain:.4f} / {recall:.4f}" for gain, recall in columns)
        print(f"{name:14} {len(documents):6} {len(grades):7} {length:5}  {shown}   {spent:.0f} s CPU", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
