"""Write engines/meaning/means-<model>.csv: what texts of each language have in common for the packaged sentence model.

For each language, as passages and as questions, the mean of two means of vectors: of titles with summaries in the demo park, and of
the preferred labels of 250 concepts of the thesaurus. Needed again when the model's version changes (some minutes):

    PYTHONPATH=src .venv/bin/python tools/meaning_means.py
"""

import csv
import random
import tomllib
from pathlib import Path

from cungcau.engines.meaning import packaged
from cungcau.engines.meaning.shelf import PASSAGE, QUESTION
from cungcau.engines.meaning.space import LANGUAGES
from cungcau.engines.thesaurus import shipped

PACKAGE = Path(__file__).parent.parent / "src" / "cungcau"
CONCEPTS = 250


def park(language):
    for path in sorted((PACKAGE / "listings" / "demo").glob("*.toml")):
        for rows in tomllib.loads(path.read_text("utf-8")).values():
            for row in rows if isinstance(rows, list) else []:
                if text := " ".join(row.get(f"{name}_{language}", "") for name in ("title", "summary")).strip():
                    yield text


def labels(language):
    concepts = list(shipped().values())
    random.Random(1).shuffle(concepts)
    return [getattr(concept, language) for concept in concepts[:CONCEPTS]]


def means(model):
    for kind, embed in ((QUESTION, model.questions), (PASSAGE, model.passages)):
        for language in LANGUAGES:
            of_park, of_labels = (embed(list(texts(language))).mean(axis=0) for texts in (park, labels))
            yield kind, language, (of_park + of_labels) / 2


def write(name, rows):
    path = PACKAGE / "engines" / "meaning" / f"means-{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for at, (kind, language, mean) in enumerate(rows):
            if not at:
                writer.writerow(["kind", "language", *range(len(mean))])
            writer.writerow([kind, language, *(f"{value:.5f}" for value in mean)])


if __name__ == "__main__":
    model = packaged()
    write(model.name, means(model))
