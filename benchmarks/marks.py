"""How many syllables of Vietnamese texts come back as they were when their marks are taken off and worked out again.

    PYTHONPATH=src python benchmarks/marks.py

Read are the Vietnamese texts of alqac and xquad (public test sets, folder `retrieval` of CUNGCAU_SHARED_DATA) and of the project's own collection
`problems`: none of them is among the texts that the counts come from. Beside the chain stands the commonest form of each
syllable alone; `sure` are the syllables whose form is at least 0.9 likely.
"""

from __future__ import annotations

import re

from retrieval_quality import load

from cungcau.engines.common.text import MARKED_ENOUGH, fold, has_marks, normalise
from cungcau.engines.marks import Marks, shipped

PIECE = re.compile(r"[^.!?;,:()\n\r]+")
LETTERS = re.compile(r"[^\W\d_]+")
MOST = 20_000  # syllables of a collection


def pieces(texts):
    for text in texts:
        if has_marks(text) >= MARKED_ENOUGH:
            yield from ([word.lower() for word in LETTERS.findall(piece)] for piece in PIECE.findall(normalise(text)))


def right(marks: Marks, texts) -> tuple[int, float, float, float, float]:
    """Syllables; the share right in their chain, and each alone; the share that is sure, and right among these."""
    count = good = alone = sure = surely = 0
    for words in pieces(texts):
        found = marks.likely([fold(word) for word in words])
        for word, likely in zip(words, found, strict=True):
            count, good = count + 1, good + (likely.form == word)
            alone += marks.likely([fold(word)])[0].form == word
            sure, surely = sure + (likely.share >= 0.9), surely + (likely.share >= 0.9 and likely.form == word)
        if count >= MOST:
            break
    return count, good / count, alone / count, sure / count, surely / max(sure, 1)


def main() -> None:
    print(f"{'collection':14} {'syllables':>9} {'chain':>7} {'alone':>7} {'sure':>7} {'of these right':>15}")
    for name in ("alqac", "xquad_qvi_dvi", "problems"):
        source = load(name, None)
        if source is None:
            print(f"{name:14} skipped: no such collection (set CUNGCAU_SHARED_DATA)")
            continue
        texts = [text for _key, text in source.questions] + [offer.text for offer in source.offers]
        count, good, alone, sure, surely = right(shipped(), texts)
        print(f"{name:14} {count:9} {good:7.3f} {alone:7.3f} {sure:7.3f} {surely:15.3f}")


if __name__ == "__main__":
    main()
