"""Pages of a list."""

from __future__ import annotations

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import HttpRequest


def page_of(rows: Any, request: HttpRequest, size: int, param: str = "page") -> Page[Any]:
    """The page that the address asks for: the last one where it asks too far, the first where it makes no sense."""
    paginator = Paginator(rows, size)
    try:
        asked = paginator.validate_number(request.GET.get(param, 1))
    except InvalidPage:
        asked = _nearest(request.GET.get(param, ""), paginator)
    return paginator.page(asked)


def _nearest(asked: str, paginator: Paginator[Any]) -> int:
    is_beyond = asked.isdecimal() and asked.strip("0") != ""
    return paginator.num_pages if is_beyond else 1
