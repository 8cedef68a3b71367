"""Write engines/marks/counts.csv: how often Vietnamese syllables and their neighbours stand in this project's own texts.

Read are the dictionary, the labels and hints of the thesaurus, the Vietnamese of the pages, the Vietnamese docs, and the demo park. Nothing else:
no collection on which the engine is measured. Words without a meaning of their own stand hardly ever in lists of terms, so
each counts as often as a common syllable (STOP). Needed again when much was written (a minute):

    PYTHONPATH=src .venv/bin/python tools/marks_counts.py
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from cungcau.engines.common.text import VIETNAMESE_STOP_WORDS, fold
from cungcau.engines.marks.model import count

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "cungcau"
STOP = 100
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_TRANSLATION = re.compile(r'^msgstr(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)
_NO_PROSE = re.compile(r"%\(\w+\)[sd]|%[sd]|\\n|<[^>]*>|`[^`]*`|https?://\S+")


def texts() -> Iterator[str]:
    for path in sorted((PACKAGE / "engines" / "dictionary" / "words").glob("*.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8")):
            yield from row["vi"].split("|")
    for path in sorted((PACKAGE / "engines" / "thesaurus" / "concepts").glob("*.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8")):
            yield from (row["vi"], *row["vi_also"].split("|"), row["hint_vi"])
    for path in sorted(PACKAGE.rglob("locale/vi/LC_MESSAGES/*.po")):
        for found in _TRANSLATION.findall(path.read_text("utf-8")):
            yield _NO_PROSE.sub(" ", "".join(_QUOTED.findall(found)))
    for path in sorted([*ROOT.glob("*.vi.md"), *(ROOT / "docs").rglob("*.vi.md")]):
        yield _NO_PROSE.sub(" ", path.read_text("utf-8"))
    for path in sorted(PACKAGE.rglob("demo/**/*.toml")):
        yield from words_in(tomllib.loads(path.read_text("utf-8")))
    for path in sorted(PACKAGE.rglob("demo/**/*.csv")):
        for line in csv.reader(path.open(encoding="utf-8")):
            yield from line


def words_in(value: object) -> Iterator[str]:
    """Every text in a table, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)


def main() -> None:
    counts, neighbours = count(text for text in texts() if not text.isascii())
    for word in VIETNAMESE_STOP_WORDS:
        if " " not in word:
            counts[word] = counts.get(word, 0) + STOP
    forms: dict[str, int] = {}
    for form in counts:
        forms[fold(form)] = forms.get(fold(form), 0) + 1
    # What has one form only needs no neighbours to be told.
    kept = {pair: number for pair, number in neighbours.items() if any(forms[fold(form)] > 1 for form in pair)}
    lines = [
        "# How often syllables, and two neighbours, stand in this project's own Vietnamese texts.",
        f"# Written by tools/marks_counts.py on {datetime.now(UTC).date().isoformat()}.",
        *(f"{form},{counts[form]}" for form in sorted(counts)),
        *(f"{' '.join(pair)},{kept[pair]}" for pair in sorted(kept)),
    ]
    (PACKAGE / "engines" / "marks" / "counts.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(counts)} syllables, {len(kept)} neighbours, {sum(counts.values())} words read")


if __name__ == "__main__":
    main()
