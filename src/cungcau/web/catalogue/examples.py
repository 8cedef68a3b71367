"""The examples of the catalogue: which template shows which components."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "templates" / "web" / "catalogue"

EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "frame": (
        ("hero", "hero searchbar"),
        ("heading", "breadcrumb crumb heading"),
        ("tabs", "tabs tab"),
        ("pager", "pager"),
    ),
    "words": (
        ("badges", "badge kind_tag"),
        ("buttons", "button"),
        ("chips", "chips chip"),
        ("icons", "icon"),
    ),
    "surfaces": (
        ("card", "card"),
        ("notices", "notice"),
        ("toasts", "toasts"),
        ("empty", "empty"),
        ("folds", "disclosure dialog"),
        ("skeleton", "skeleton"),
    ),
    "lists": (
        ("figures", "figures figure"),
        ("facts", "facts fact"),
        ("results", "results result"),
        ("table", "table"),
        ("steps", "steps step"),
        ("timeline", "timeline moment"),
    ),
    "matching": (
        ("match", "match_card match_side gauges"),
        ("reasons", "reasons"),
        ("scores", "ring meter"),
        ("park", "park_map"),
    ),
    "searching": (("facets", "facets facet"),),
    "forms": (
        ("form", "form form_fields"),
        ("faulty", "error_summary field"),
        ("rows", "formset fieldset"),
        ("moves", "moves"),
    ),
}


@dataclass(frozen=True)
class Example:
    name: str
    components: tuple[str, ...]

    @property
    def template(self) -> str:
        return f"web/catalogue/{self.name}.html"

    @property
    def source(self) -> str:
        return (FOLDER / f"{self.name}.html").read_text(encoding="utf-8").strip()


def examples() -> Iterator[tuple[str, list[Example]]]:
    for group, rows in EXAMPLES.items():
        yield group, [Example(name, tuple(components.split())) for name, components in rows]
