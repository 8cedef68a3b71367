"""Running `cungcau export` and `cungcau import` in this process, on the database of the tests."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from cungcau.config.cli import main


@dataclass
class Done:
    """What a run said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def counts(self) -> str:
        """The last line of standard output."""
        return self.lines[-1] if self.lines else ""


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """run("export", "needs", "-o", path): as at the command line, in English unless told otherwise."""
    before, mask = translation.get_language(), os.umask(0o022)
    monkeypatch.setenv("CUNGCAU_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("CUNGCAU_TRACEBACK", raising=False)

    def answer(*words: Any, lang: str = "en") -> Done:
        code = main([*map(str, words), "--lang", lang, "--data", str(tmp_path / "data")])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    yield answer
    os.umask(mask)
    translation.activate(before or "vi")


def table(*rows: dict[str, Any]) -> str:
    """Rows as comma separated text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.fixture
def bring(run: Run, tmp_path: Path) -> Run:
    """bring("needs", row, …, options=("--apply",)): import a file of these rows."""

    def answer(kind: str, *rows: dict[str, Any], options: tuple[Any, ...] = (), lang: str = "en") -> Done:
        path = tmp_path / f"{kind}.csv"
        path.write_text(table(*rows), encoding="utf-8")
        return run("import", kind, path, *options, lang=lang)

    return answer


@pytest.fixture
def exported(run: Run, tmp_path: Path) -> Callable[..., list[dict[str, str]]]:
    """exported("needs", …options): the rows of an export by machine key."""

    def answer(kind: str, *options: Any) -> list[dict[str, str]]:
        import json

        path = tmp_path / f"out-{kind}.jsonl"
        done = run("export", kind, "-o", path, *options)
        assert done.code == 0, done.err
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    return answer
