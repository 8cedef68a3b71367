"""Addresses that are keys themselves, and addresses that somebody else wrote."""

from __future__ import annotations

from typing import Any

from django.utils.http import url_has_allowed_host_and_scheme


def path_without_key(request: Any) -> str:
    """The path for the log; of an address that is itself a key (an invitation, a question by mail) only its pattern."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match and "token" in match.kwargs else str(request.path)


def local_address(request: Any, asked: str) -> str:
    """The address where it leads to a page of this site; nothing where it leads away."""
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if asked and safe else ""
