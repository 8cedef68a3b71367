"""Public ids that say nothing about numbers, and names for rows that survive them."""

from __future__ import annotations

import secrets
from typing import Any

# No vowels (no accidental words), no 0/o, 1/l.
_LETTERS = "23456789bcdfghjkmnpqrstvwxz"


def new_pid() -> str:
    """A short public id for addresses: ten letters, about 47 bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(10))


def is_pid(text: str) -> bool:
    """Could it be one of ours?"""
    return len(text) == 10 and set(text) <= set(_LETTERS)


def pid_or_new(text: str) -> str:
    """The id that a form was given when it was shown, where `text` is one; else a new one."""
    return text if is_pid(text) else new_pid()


def urn(thing: Any) -> str:
    """The name of a row for the trail and partner nodes: ``listings.listing:k3f9x2a7bc``."""
    return f"{thing._meta.label_lower}:{getattr(thing, 'pid', None) or thing.pk}"
