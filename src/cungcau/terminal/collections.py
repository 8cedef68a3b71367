"""Test collections from folders: documents, questions, and which document serves which question how well."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cungcau.engines.matching.model import Offer
from cungcau.exchange.remarks import NothingToDo, Remark, name_of

CORPUS, QUERIES, GRADES = "corpus.jsonl", "queries.jsonl", "qrels.tsv"


@dataclass(frozen=True)
class TestCollection:
    """`grades`: question -> document -> grade; 0 and below is not relevant."""

    name: str
    offers: Sequence[Offer]
    questions: Sequence[tuple[str, str]]
    grades: Mapping[str, Mapping[str, int]]

    __test__ = False  # no test class, whatever its name begins with

    def relevant(self, question: str) -> dict[str, int]:
        return {document: grade for document, grade in self.grades.get(question, {}).items() if grade > 0}


def collections_in(folder: Path) -> list[TestCollection]:
    """The collection of a folder, or those of its folders in the order of their names. Raises NothingToDo."""
    if not folder.is_dir():
        raise NothingToDo(Remark(name_of(folder), "no_such_folder", used=False))
    if _file(folder, CORPUS):
        return [read(folder)]
    inside = sorted(path for path in folder.iterdir() if path.is_dir() and _file(path, CORPUS))
    if not inside:
        raise NothingToDo(Remark(name_of(folder), "no_collection", {"files": ", ".join((CORPUS, QUERIES, GRADES))}, used=False))
    return [read(path) for path in inside]


def read(folder: Path) -> TestCollection:
    """One collection; raises NothingToDo with the file and line that cannot be read."""
    offers = [Offer(str(row["id"]), _text(row, "title"), text=_text(row, "text")) for row in _rows(folder, CORPUS)]
    questions = [(str(row["id"]), _text(row, "text")) for row in _rows(folder, QUERIES)]
    grades: dict[str, dict[str, int]] = {}
    for number, line in _lines(folder, GRADES):
        if line.strip():
            question, document, grade = _judgement(folder, number, line)
            grades.setdefault(question, {})[document] = grade
    found = TestCollection(folder.resolve().name, offers, questions, grades)
    known = {offer.key for offer in offers}
    if not any(known.intersection(found.relevant(question)) for question, _ in questions):
        raise NothingToDo(Remark(name_of(folder), "nothing_relevant", used=False))
    return found


def _judgement(folder: Path, number: int, line: str) -> tuple[str, str, int]:
    """query, document, grade; the four columns of TREC (query, 0, document, grade) are understood too."""
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) == 1:
        cells = line.split()
    try:
        return cells[0], cells[-2], int(float(cells[-1]))
    except (IndexError, ValueError):
        if number == 1:  # a heading
            return "", "", 0
        raise NothingToDo(Remark(f"{name_of(folder)}/{GRADES}", "not_a_judgement", row=number, used=False)) from None


def _text(row: Mapping[str, Any], name: str) -> str:
    return str(row.get(name) or "")


def _rows(folder: Path, name: str) -> Iterator[Mapping[str, Any]]:
    seen: set[str] = set()
    for number, line in _lines(folder, name):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            key = str(row["id"])
        except (ValueError, KeyError, TypeError):
            facts = {"example": '{"id": "1", "title": "…", "text": "…"}'}
            raise NothingToDo(Remark(f"{name_of(folder)}/{name}", "not_an_entry", facts, row=number, used=False)) from None
        if key and key not in seen:
            seen.add(key)
            yield row


def _lines(folder: Path, name: str) -> Iterator[tuple[int, str]]:
    path = _file(folder, name)
    if path is None:
        raise NothingToDo(Remark(name_of(folder), "no_collection", {"files": name}, used=False))
    open_text = gzip.open if path.suffix == ".gz" else open
    try:
        with open_text(path, "rt", encoding="utf-8-sig") as lines:
            yield from enumerate(lines, 1)
    except (OSError, UnicodeDecodeError, EOFError) as fault:
        raise NothingToDo(Remark(f"{name_of(folder)}/{path.name}", "unreadable", {"detail": str(fault)}, used=False)) from None


def _file(folder: Path, name: str) -> Path | None:
    return next((path for path in (folder / name, folder / f"{name}.gz") if path.is_file()), None)
