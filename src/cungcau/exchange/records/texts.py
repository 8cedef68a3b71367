"""Text as every file and every database can carry it."""

from __future__ import annotations

from typing import Any

from cungcau.engines.common.text import visible
from cungcau.kit.tables.writing import writable_text


def text_of(value: Any) -> str:
    """Composed, visible, without control characters, lines ended alike."""
    text = str(value or "")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return visible(writable_text(text)).strip()


def line_of(value: Any) -> str:
    """The same on one line."""
    return " ".join(text_of(value).split())
