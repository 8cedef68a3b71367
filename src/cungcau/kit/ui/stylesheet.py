"""All style sheets of the house as one answer, in a declared order.

Each component has its own file, for people; a browser asks once, for speed. There is no build step:
the files are joined when the first page is asked for, and named by their content so that a browser
may keep them for ever.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

HERE = Path(__file__).parent / "static" / "ui" / "css"
FIRST = ("tokens.css", "base.css", "layout.css")
LAST = ("utilities.css", "print.css")
ORDER = "@layer tokens, base, layout, components, rooms, utilities;\n"

_rooms: list[str] = []


def add(path: str) -> None:
    """A room's own sheet, by its static path; it belongs in `@layer rooms`. Called in apps.py."""
    if path not in _rooms:
        _rooms.append(path)
        _joined.cache_clear()


def stylesheet() -> tuple[str, str]:
    """The whole sheet and the name of its content."""
    if settings.DEBUG:
        _joined.cache_clear()
    return _joined()


def stylesheet_link() -> SafeString:
    """`{% stylesheet %}`: the link for a page's head."""
    return format_html('<link rel="stylesheet" href="{}">', reverse("ui:stylesheet", args=[stylesheet()[1]]))


@cache
def _joined() -> tuple[str, str]:
    text = ORDER + "".join(_read(path) for path in _paths())
    text = re.sub(r"url\(\.\./(fonts/[^)]+)\)", lambda found: f"url({static('ui/' + found[1])})", text)
    return text, sha256(text.encode()).hexdigest()[:12]


def _paths() -> list[Path]:
    components = sorted((HERE / "components").glob("*.css"))
    rooms = [Path(found) for path in _rooms if (found := finders.find(path))]
    return [*(HERE / name for name in FIRST), *components, *rooms, *(HERE / name for name in LAST)]


def _read(path: Path) -> str:
    """The sheet without its comments: they are for people who read the file."""
    return re.sub(r"/\*.*?\*/\s*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL) + "\n"
