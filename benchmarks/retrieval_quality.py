"""How well the subject evidence of the matching engine finds what is relevant, beside a plain BM25, and what each part gives.

    python benchmarks/retrieval_quality.py [--ablation] [COLLECTION ...]

Reads public test collections from the folder `retrieval` of CUNGCAU_SHARED_DATA (default: ../shared/data beside
the repository) and the project's own in benchmarks/collections; prints nDCG@10 (linear gains, all relevant documents in the
ideal; a document without evidence is not retrieved) and recall@50, from one run, without a sentence model. `--ablation` leaves out
one kind of evidence after the other.

The plain BM25 beside it is written here: words of letters and digits in lower case, English stop words out,
k1 = 1.2, b = 0.75, Lucene's idf, no stemming, no pairs, nothing folded. `cungcau evaluate DIR` measures any other collection.
"""

from __future__ import annotations

import math
import os
import re
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np

from cungcau.engines.common.text import ENGLISH_STOP_WORDS, fold
from cungcau.engines.matching import Collection
from cungcau.engines.matching.evaluation import judge, quality, rankings
from cungcau.engines.matching.knowledge import NOTHING, shipped
from cungcau.terminal.collections import TestCollection, read

HERE = Path(__file__).resolve().parent
CHOSEN = (
    "sbir_need", "cranfield", "alqac", "scifact", "vaswani", "xquad_qvi_dvi", "xquad_qvi_den", "xquad_qen_dvi", "d2l_qvi_den",
    "d2l_qen_dvi", "problems",
)  # fmt: skip


def load(name: str) -> TestCollection | None:
    shared = Path(os.environ.get("CUNGCAU_SHARED_DATA", HERE.parent.parent / "shared" / "data")) / "retrieval"
    return next((read(folder / name) for folder in (HERE / "collections", shared) if (folder / name).is_dir()), None)


def figures(runs, source: TestCollection) -> str:
    found = quality([judge(key, ranked, source.relevant(key)) for key, ranked in runs if source.relevant(key)])
    return f"{found.ndcg:.4f} / {found.recall:.4f}"


def ranked(scores: np.ndarray, ids: list[str]) -> list[str]:
    best = np.argsort(-scores, kind="stable")[:100]
    return [ids[at] for at in best if scores[at] > 0]


def plain_bm25(source: TestCollection):
    word = re.compile(r"[^\W_]+")

    def words(text: str) -> list[str]:
        return [found for found in word.findall(text.lower()) if found not in ENGLISH_STOP_WORDS]

    counts = [Counter(words(f"{offer.title} {offer.text}")) for offer in source.offers]
    lengths = np.array([sum(count.values()) for count in counts], float)
    slopes = 1.2 * (1 - 0.75 + 0.75 * lengths / lengths.mean())
    postings: dict[str, list[tuple[int, int]]] = {}
    for at, count in enumerate(counts):
        for term, times in count.items():
            postings.setdefault(term, []).append((at, times))
    ids = [offer.key for offer in source.offers]
    for key, text in source.questions:
        scores = np.zeros(len(source.offers))
        for term in words(text):
            found = postings.get(term)
            if found:
                at, times = (np.array(column) for column in zip(*found, strict=True))
                idf = math.log1p((len(source.offers) - len(found) + 0.5) / (len(found) + 0.5))
                scores[at] += idf * times * 2.2 / (times + slopes[at])
        yield key, ranked(scores, ids)


def bare(source: TestCollection):
    return [(key, fold(text)) for key, text in source.questions]


def ablation(source: TestCollection) -> list[tuple[str, str]]:
    """The engine without one kind of evidence after the other."""
    whole = shipped()
    without = {
        "everything": (whole, {}),
        "no dictionary": (replace(whole, dictionary=None), {}),
        "no concepts": (replace(whole, reader=None, loose=None, neighbourhood=None), {}),
        "no problem links, no loose labels": (replace(whole, neighbourhood=None), {}),
        "no latent": (whole, {"cungcau.engines.matching.subject.LATENT": 0.0}),
        "no cosine": (whole, {"cungcau.engines.matching.subject.COSINE": 0.0}),
        "words and pairs only": (NOTHING, {"cungcau.engines.matching.subject.LATENT": 0.0, "cungcau.engines.matching.subject.COSINE": 0.0}),
    }
    found = []
    for name, (knowledge, values) in without.items():
        collection = Collection.build(source.offers, knowledge=knowledge)
        patches = [patch(target, value) for target, value in values.items()]
        for one in patches:
            one.start()
        found.append((name, figures(rankings(collection, source.questions), source)))
        for one in patches:
            one.stop()
    return found


def main(words: list[str]) -> None:
    names = [word for word in words if not word.startswith("-")] or list(CHOSEN)
    heads = "  ".join(f"{head:>15}" for head in ("plain BM25", "engine", "without marks"))
    print(f"{'collection':14} {'docs':>6} {'queries':>7} {'words':>5}  {heads}")
    for name in names:
        source = load(name)
        if source is None:
            print(f"{name:14} skipped: no such collection (set CUNGCAU_SHARED_DATA)")
            continue
        length = int(np.median([len(text.split()) for _, text in source.questions]))
        if "--ablation" in words:
            print(f"{name:14} {len(source.offers):6} {len(source.questions):7} {length:5}")
            for part, shown in ablation(source):
                print(f"    {part:36} {shown}", flush=True)
            continue
        start = time.process_time()
        collection = Collection.build(source.offers)
        columns = [figures(plain_bm25(source), source), figures(rankings(collection, source.questions), source)]
        columns.append(figures(rankings(collection, bare(source)), source))
        spent = time.process_time() - start
        print(f"{name:14} {len(source.offers):6} {len(source.questions):7} {length:5}  {'  '.join(columns)}   {spent:.0f} s CPU", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
