"""Settings read from the environment, each with its one-line help.

Every call registers the setting, so that ``docs/settings.md`` and ``cungcau doctor`` are read off the same table.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from cungcau.config.speech import gettext as _

PREFIX = "CUNGCAU_"


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, default as shown, help, and whether its value must stay hidden."""

    name: str
    default: str
    help: str
    secret: bool = False

    @property
    def value(self) -> str:
        raw = os.environ.get(self.name, "")
        if self.secret and raw:
            return "(set)"
        return raw or self.default


SETTINGS: dict[str, Setting] = {}


def _register(name: str, default: str, help: str, secret: bool = False) -> str | None:
    full = PREFIX + name
    SETTINGS[full] = Setting(full, default, help, secret)
    raw = os.environ.get(full, "").strip()
    return raw or None


def text(name: str, default: str, *, help: str, shown: str | None = None) -> str:
    """A word or sentence; `shown` is the default as the documentation prints it."""
    raw = _register(name, shown if shown is not None else default, help)
    return default if raw is None else raw


def secret(name: str, default: str = "", *, help: str) -> str:
    """Like `text`, but never printed."""
    raw = _register(name, "(none)", help, secret=True)
    return default if raw is None else raw


def number(name: str, default: int, *, help: str) -> int:
    """A whole number. Raises SystemExit with a readable line when it is none."""
    raw = _register(name, str(default), help)
    if raw is None:
        return default
    try:
        return int(raw)
    except ValueError:
        words = _("{variable} must be a whole number, not “{value}”.")
        raise SystemExit(words.format(variable=PREFIX + name, value=raw)) from None


def flag(name: str, default: bool, *, help: str) -> bool:
    """Yes or no: 1, true, yes, on / 0, false, no, off."""
    raw = _register(name, "yes" if default else "no", help)
    if raw is None:
        return default
    if raw.lower() in {"1", "true", "yes", "on"}:
        return True
    if raw.lower() in {"0", "false", "no", "off"}:
        return False
    raise SystemExit(_("{variable} must be yes or no, not “{value}”.").format(variable=PREFIX + name, value=raw))


def words(name: str, default: str, *, help: str) -> list[str]:
    """Several words, separated by commas."""
    raw = _register(name, default or "(none)", help)
    return [word.strip() for word in (default if raw is None else raw).split(",") if word.strip()]
