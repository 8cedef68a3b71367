"""What was wrong with a cell that was read all the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Trouble(NamedTuple):
    """A code and its facts; the words belong to the face that shows it."""

    code: str
    facts: Mapping[str, Any] = {}
