"""Addresses that are keys themselves."""

from __future__ import annotations

from typing import Any


def path_without_key(request: Any) -> str:
    """The path for the log; of an address that is itself a key (an invitation, a question by mail) only its pattern."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match and "token" in match.kwargs else str(request.path)
