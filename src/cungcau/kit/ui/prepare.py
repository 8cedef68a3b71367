"""From a component's props to its template's variables. Nothing here writes or asks a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from django.contrib.messages import get_messages
from django.template import Context
from django.utils.translation import ngettext

from cungcau.kit import charts
from cungcau.kit.ui.drawing import KIND_WORDS
from cungcau.kit.ui.nodes import Values

UNSETTLED = ("nearly", "fails", "unknown")


def pager(values: Values, context: Context) -> Mapping[str, Any]:
    """Links that keep the rest of the address, so a filtered list stays filtered."""
    page = values["page"]
    request = context.get("request")
    query = request.GET.copy() if request is not None else None

    def address(number: int) -> str:
        if query is None:
            return f"?{values['param']}={number}"
        query[values["param"]] = str(number)
        return f"?{query.urlencode()}"

    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    numbers = [(item, address(item) if isinstance(item, int) else "") for item in elided]
    before = address(page.previous_page_number()) if page.has_previous() else ""
    after = address(page.next_page_number()) if page.has_next() else ""
    return {"numbers": numbers, "before": before, "after": after}


def hero(values: Values, context: Context) -> Mapping[str, Any]:
    return {"art": charts.hero_arch()}


def toasts(values: Values, context: Context) -> Mapping[str, Any]:
    request = context.get("request")
    return {"messages": list(get_messages(request)) if request is not None else []}


def ring(values: Values, context: Context) -> Mapping[str, Any]:
    return {"dash": charts.dash(float(values["score"] or 0) / 100, 45.0)}


def meter(values: Values, context: Context) -> Mapping[str, Any]:
    return {"percent": _percent(values["value"], values["of"])}


def gauges(values: Values, context: Context) -> Mapping[str, Any]:
    return arch_of(_parts(values["parts"]))


def reasons(values: Values, context: Context) -> Mapping[str, Any]:
    parts = _parts(values["parts"])
    total = values["total"] if values["total"] is not None else sum(part["points"] for part in parts)
    return {"parts": parts, "total": total, "whole": sum(part["of"] for part in parts)}


def match_card(values: Values, context: Context) -> Mapping[str, Any]:
    parts = _parts(values["parts"])
    settled = sum(not part["gap"] for part in parts)
    counted = ngettext("%(met)s of %(all)s criterion met", "%(met)s of %(all)s criteria met", len(parts))
    headline = values["headline"] or counted % {"met": settled, "all": len(parts)}
    return {"parts": parts, "headline": headline, "total": values["score"]}


def arch_of(parts: list[dict[str, Any]]) -> Mapping[str, Any]:
    drawn = charts.arch([part["ratio"] for part in parts], [part["gap"] for part in parts])
    return {"arch": drawn, "pairs": list(zip(parts, drawn.gauges, strict=True))}


def park_map(values: Values, context: Context) -> Mapping[str, Any]:
    zones = [_zone(zone, values["base"]) for zone in values["zones"]]
    return {"pairs": list(zip(zones, charts.PLOTS, strict=False))}


def _zone(zone: Any, base: str) -> dict[str, Any]:
    href = _get(zone, "href") or (f"{base}{quote(str(_get(zone, 'code')))}" if base else "")
    return {"name": _get(zone, "name"), "href": href, "count": _get(zone, "count", None)}


def searchbar(values: Values, context: Context) -> Mapping[str, Any]:
    kinds = [(kind, KIND_WORDS[kind]) for kind in str(values["kinds"]).split()]
    return {"choices": kinds}


def facet(values: Values, context: Context) -> Mapping[str, Any]:
    options = [_option(option) for option in values["options"]]
    shown = max(int(values["shown"]), sum(option["chosen"] for option in options))
    options.sort(key=lambda option: not option["chosen"])
    folded = options[shown:]
    # One option behind a fold costs a press and saves no room.
    if len(folded) < 2:
        return {"first": options, "folded": []}
    return {"first": options[:shown], "folded": folded}


def _option(option: Any) -> dict[str, Any]:
    return {
        "value": _get(option, "value"),
        "label": _get(option, "label"),
        "count": _get(option, "count", None),
        "chosen": bool(_get(option, "chosen", False)),
    }


def _parts(parts: Iterable[Any]) -> list[dict[str, Any]]:
    return [_part(part) for part in parts]


def _part(part: Any) -> dict[str, Any]:
    points, of = _get(part, "points", 0), _get(part, "of", 0)
    lines = [{"status": _get(line, "status"), "text": _get(line, "text")} for line in _get(part, "lines", ())]
    return {
        "label": _get(part, "label"),
        "points": points,
        "of": of,
        "lines": lines,
        "ratio": points / of if of else 0.0,
        "percent": _percent(points, of),
        "gap": any(line["status"] in UNSETTLED for line in lines) or not of,
    }


def _percent(value: float, of: float) -> str:
    return f"{charts.number(100 * min(max(value / of, 0), 1))}%" if of else "0%"


def _get(thing: Any, name: str, default: Any = "") -> Any:
    return thing.get(name, default) if isinstance(thing, Mapping) else getattr(thing, name, default)
