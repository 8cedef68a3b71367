"""Where things are, for the tests of the house itself."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "cungcau"
TESTS = ROOT / "tests"


def contract(name: str) -> dict[str, Any]:
    """A contract of import-linter, as pyproject.toml has it."""
    content = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return next(one for one in content["tool"]["importlinter"]["contracts"] if one["id"] == name)


def floors() -> dict[str, int]:
    """Room and its floor; the roof is 0. Optional rooms are in the list with the others."""
    layers = contract("floors")["layers"]
    return {room.strip(" ()"): floor for floor, layer in enumerate(layers) for room in layer.split("|")}


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


def source_files(pattern: str = "*.py") -> Iterator[Path]:
    """The files of the house, without migrations."""
    yield from (path for path in sorted(SOURCE.rglob(pattern)) if "migrations" not in path.parts)


def line_of(path: Path, text: str, start: int) -> str:
    return f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, start) + 1}"
