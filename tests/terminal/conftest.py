"""Running `cungcau match` in this process, as the command line would."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from cungcau.config.cli import main

NEEDS = """id,title,description
N1,Máy sấy bơm nhiệt cho vải thiều,Cần thiết bị sấy bơm nhiệt nhiệt độ thấp cho quả vải
N2,Xử lý nước thải dệt nhuộm,Khử màu và COD trong nước thải nhuộm bằng màng lọc
"""
OFFERS = """id,title,description
O1,Thiết bị sấy bơm nhiệt,Máy sấy bơm nhiệt nhiệt độ thấp cho quả vải và nông sản
O2,Hệ thống xử lý nước thải nhuộm,Khử màu và COD nước thải dệt nhuộm bằng màng lọc MBR
O3,Phần mềm kế toán,Sổ sách và hóa đơn điện tử cho doanh nghiệp nhỏ
"""


@dataclass
class Run:
    """What a run left behind."""

    code: int
    err: str
    output: Path

    def lines(self, name: str = "") -> list[dict[str, Any]]:
        """Objects of the JSON lines result, or of one of its two lists."""
        path = self.output.with_name(f"{self.output.stem}.{name}.jsonl") if name else self.output
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    @property
    def pairs(self) -> list[dict[str, Any]]:
        return self.lines()

    @property
    def problems(self) -> list[dict[str, Any]]:
        return self.lines("problems")

    def codes(self, used: bool | None = None) -> dict[str, int | None]:
        """Code of each problem -> its row."""
        return {each["code"]: each["row"] for each in self.problems if used is None or each["used"] is used}

    @property
    def needs(self) -> set[str]:
        """Keys of all needs that took part, matched or not."""
        return {pair["need_id"] for pair in self.pairs} | {each["need_id"] for each in self.lines("unmatched")}


Match = Callable[..., Run]


@pytest.fixture(autouse=True)
def without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading takes time, and not every machine has a model; the tests that want one say so."""
    monkeypatch.setenv("CUNGCAU_EMBEDDER", "off")


@pytest.fixture
def match(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Match]:
    """match(needs, offers, …options): files as text, bytes or paths; the result as JSON lines unless told otherwise."""
    before = translation.get_language()

    def run(
        needs: str | bytes | Path = NEEDS,
        offers: str | bytes | Path = OFFERS,
        *options: str,
        output: str = "matches.jsonl",
        lang: str = "en",
        names: tuple[str, str] = ("needs.csv", "offers.csv"),
    ) -> Run:
        paths = [_file(tmp_path / name, content) for name, content in zip(names, (needs, offers), strict=True)]
        target = tmp_path / output
        code = main(["match", *map(str, paths), "-o", str(target), "--lang", lang, *options])
        return Run(code, capsys.readouterr().err, target)

    yield run
    translation.activate(before or "vi")


def _file(path: Path, content: str | bytes | Path) -> Path:
    if isinstance(content, Path):
        return content
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path
