"""How well the subject evidence of the matching engine finds what is relevant, beside a plain BM25, and what each part gives.

    python benchmarks/retrieval_quality.py [--ablation] [--most N] [COLLECTION ...]

Reads public test collections from the folder `retrieval` of CUNGCAU_SHARED_DATA (default: ../shared/data beside
the repository) and the project's own in benchmarks/collections; prints nDCG@10 (linear gains, all relevant documents in the
ideal; a document without evidence is not retrieved) and recall@50, from one run, without a sentence model: for the questions as
they are, typed without marks, and typed in haste (every eighth word has one letter left out or changed with its neighbour, from
fixed numbers). `--ablation` leaves out one part of the evidence after the other, and tells what that changes with the 95 %
interval of a bootstrap over the same questions. `--most N` asks N questions drawn from fixed numbers where there are more.

The plain BM25 beside it is written here: words of letters and digits in lower case, English stop words out,
k1 = 1.2, b = 0.75, Lucene's idf, no stemming, no pairs, nothing folded. `cungcau evaluate DIR` measures any other collection.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from copy import copy
from dataclasses import replace
from itertools import count as counting
from pathlib import Path
from unittest.mock import patch

import numpy as np

from cungcau.engines.common.text import ENGLISH_STOP_WORDS, fold, normalise
from cungcau.engines.matching import Collection
from cungcau.engines.matching.evaluation import Answered, judge, quality, rankings
from cungcau.engines.matching.knowledge import NOTHING, Knowledge, shipped
from cungcau.engines.thesaurus import Links, Loose, Neighbourhood, Thesaurus
from cungcau.terminal.collections import TestCollection, read

HERE = Path(__file__).resolve().parent
CHOSEN = (
    "sbir_need", "cranfield", "alqac", "scifact", "vaswani", "xquad_qvi_dvi", "xquad_qvi_den", "xquad_qen_dvi", "d2l_qvi_den",
    "d2l_qen_dvi", "problems", "workshop",
)  # fmt: skip


def load(name: str, most: int | None) -> TestCollection | None:
    """`most`: as many of its questions, drawn from fixed numbers."""
    shared = Path(os.environ.get("CUNGCAU_SHARED_DATA", HERE.parent.parent / "shared" / "data")) / "retrieval"
    source = next((read(folder / name) for folder in (HERE / "collections", shared) if (folder / name).is_dir()), None)
    if source is None or most is None or len(source.questions) <= most:
        return source
    drawn = sorted(random.Random(0).sample(range(len(source.questions)), most))
    return replace(source, questions=[source.questions[at] for at in drawn])


def answers(runs, source: TestCollection) -> list[Answered]:
    return [judge(key, ranked, source.relevant(key)) for key, ranked in runs if source.relevant(key)]


def figures(runs, source: TestCollection) -> str:
    found = quality(answers(runs, source))
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


def hasty(source: TestCollection, every: int = 8):
    """The questions with a slip in every eighth word of two letters or more, counted from one question to the next."""
    chance, words = random.Random(0), counting(1)

    def slip(found: re.Match[str]) -> str:
        word = found[0]
        if next(words) % every:
            return word
        at = chance.randrange(len(word) - 1)
        return word[:at] + (word[at + 1 :] if chance.random() < 0.5 else word[at + 1] + word[at] + word[at + 2 :])

    return [(key, re.sub(r"[^\W\d_]{2,}", slip, normalise(text))) for key, text in source.questions]


ASKING, SUBJECT, LEXICAL = (f"cungcau.engines.matching.{module}." for module in ("asking", "subject", "lexical"))
ONLY_WORDS = {SUBJECT + "LATENT": 0.0, SUBJECT + "COSINE": 0.0}
NO_PAIRS = {ASKING + "PAIR_VIETNAMESE": 0.0, ASKING + "PAIR_ENGLISH": 0.0}


def parts() -> dict[str, tuple[Knowledge, dict[str, float]]]:
    """What is left out -> what is known, and the weights that differ."""
    whole = shipped()
    thesaurus = whole.thesaurus
    return {
        "nothing left out": (whole, {}),
        "pairs": (whole, NO_PAIRS),
        "accented words": (whole, {ASKING + "ACCENTED": 0.0}),
        "title once more": (whole, {LEXICAL + "TITLE": 0.0}),
        "frequent words left out": (whole, {ASKING + "FREQUENT_SHARE": 1.0}),
        "cosine": (whole, {SUBJECT + "COSINE": 0.0}),
        "latent": (whole, {SUBJECT + "LATENT": 0.0}),
        "dictionary": (replace(whole, dictionary=None), {}),
        "the weaker language": (whole, {LEXICAL + "BESIDE": 0.0}),
        "concepts": (replace(whole, reader=None, loose=None, neighbourhood=None), {}),
        "loose labels": (replace(whole, loose=Loose(Thesaurus(()))), {}),
        "links: what solves": (
            replace(whole, neighbourhood=Neighbourhood(thesaurus, Links(solves=0.0))), {ASKING + "REMEDIES": 0.0},
        ),
        "links: narrower": (replace(whole, neighbourhood=Neighbourhood(thesaurus, Links(narrower=0.0))), {}),
        "links: broader, related": (replace(whole, neighbourhood=Neighbourhood(thesaurus, Links(broader=0.0, related=0.0))), {}),
        "all but words and pairs": (NOTHING, {**ONLY_WORDS, ASKING + "ACCENTED": 0.0}),
        "all but words": (NOTHING, {**ONLY_WORDS, **NO_PAIRS, ASKING + "ACCENTED": 0.0, LEXICAL + "TITLE": 0.0}),
    }


def ablation(source: TestCollection) -> Iterator[tuple[str, list[Answered]]]:
    """The engine without one part of its evidence after the other; the offers are read once."""
    read_once = Collection.build(source.offers)
    read_once.warm()
    for name, (knowledge, weights) in parts().items():
        collection = copy(read_once)
        collection.knowledge = knowledge
        if LEXICAL + "TITLE" in weights:
            del collection.__dict__["index"]
        with ExitStack() as changed:
            for target, value in weights.items():
                changed.enter_context(patch(target, value))
            yield name, answers(rankings(collection, source.questions), source)


def change(before: list[Answered], after: list[Answered]) -> str:
    """Of nDCG@10, with its interval."""
    gains = np.array([new.ndcg - old.ndcg for old, new in zip(before, after, strict=True)])
    drawn = np.random.default_rng(0).integers(0, len(gains), (2000, len(gains)))
    low, high = np.quantile(gains[drawn].mean(axis=1), (0.025, 0.975))
    return f"{gains.mean():+.4f}  {low:+.4f} to {high:+.4f}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", metavar="COLLECTION", default=CHOSEN)
    parser.add_argument("--ablation", action="store_true")
    parser.add_argument("--most", type=int, metavar="N")
    options = parser.parse_args()
    heads = "  ".join(f"{head:>15}" for head in ("plain BM25", "engine", "without marks", "in haste"))
    print(f"{'collection':14} {'docs':>6} {'queries':>7} {'words':>5}  {'' if options.ablation else heads}")
    for name in options.names:
        source = load(name, options.most)
        if source is None:
            print(f"{name:14} skipped: no such collection (set CUNGCAU_SHARED_DATA)")
            continue
        length = int(np.median([len(text.split()) for _, text in source.questions]))
        start = time.process_time()
        if options.ablation:
            print(f"{name:14} {len(source.offers):6} {len(source.questions):7} {length:5}")
            whole: list[Answered] = []
            for part, found in ablation(source):
                whole = whole or found
                reached = quality(found)
                print(f"    {part:26} {reached.ndcg:.4f} / {reached.recall:.4f}  {change(whole, found)}", flush=True)
            print(f"    {time.process_time() - start:.0f} s CPU", flush=True)
            continue
        collection = Collection.build(source.offers)
        columns = [figures(plain_bm25(source), source)]
        columns += [figures(rankings(collection, asked), source) for asked in (source.questions, bare(source), hasty(source))]
        spent = time.process_time() - start
        print(
            f"{name:14} {len(source.offers):6} {len(source.questions):7} {length:5}  {'  '.join(columns)}   {spent:.0f} s CPU",
            flush=True,
        )


if __name__ == "__main__":
    main()
