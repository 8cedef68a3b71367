"""What a page is about, told to machines: JSON-LD with the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# A text can close no element and open none, and no line ends inside a string of JavaScript.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def element(data: Mapping[str, Any]) -> SafeString:
    """The element for the page's head; what is empty is left out. Browsers read it as data, never as a program."""
    told = json.dumps({"@context": "https://schema.org", **_without_gaps(data)}, ensure_ascii=False)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(told.translate(_ESCAPES)))


def _without_gaps(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {name: _without_gaps(inner) for name, inner in value.items()}
        return {name: inner for name, inner in kept.items() if inner not in (None, "", [], {})}
    return [_without_gaps(inner) for inner in value] if isinstance(value, list) else value
