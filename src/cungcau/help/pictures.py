"""The pictures of the help pages: which there are, and what they show to whoever does not see them.

They are files of the package, taken from the demo by `tools/help_pictures.py`; a task without one is a page without one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("static") / "help" / "pictures"
TABLE = Path(__file__).with_name("pictures.toml")
WIDTH, HEIGHT = 960, 600


@dataclass(frozen=True)
class Picture:
    """One page of the demo: where, as whom, after which presses, and its words."""

    slug: str
    path: str
    said: Mapping[str, str]
    person: str = ""
    press: tuple[str, ...] = ()

    def file(self, language: str) -> str:
        """Its static path in that language."""
        return f"help/pictures/{self.slug}-{language}.webp"


@cache
def pictures() -> Mapping[str, Picture]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["picture"]
    found = [
        Picture(row["slug"], row["path"], {"vi": row["vi"], "en": row["en"]}, row.get("person", ""), tuple(row.get("press", ())))
        for row in rows
    ]
    return {picture.slug: picture for picture in found}
