"""The reference part of docs/ui.md, read off the table of components.

`python -m cungcau.kit.ui.reference` prints it.
"""

from __future__ import annotations

import sys

from cungcau.kit.ui.components import GROUPS
from cungcau.kit.ui.nodes import Component, Prop

BEGIN = "<!-- reference: written by `python -m cungcau.kit.ui.reference` -->"


def reference() -> str:
    """Markdown: one heading for a group, one part for a component."""
    parts = [BEGIN, ""]
    for name, components in GROUPS.items():
        parts += [f"## {name.capitalize()}", ""]
        for component in components:
            parts += _lines(component)
    return "\n".join(parts)


def _lines(component: Component) -> list[str]:
    ending = f" … {{% end{component.name} %}}" if component.block else ""
    lines = [f"**`{{% {component.name} %}}{ending}`** {component.about}", ""]
    lines += [_prop(name, prop) for name, prop in component.props.items()]
    if component.slots:
        lines.append("- slots: " + ", ".join(f"`{slot}`" for slot in component.slots))
    return [*lines, ""]


def _prop(name: str, prop: Prop) -> str:
    return f"- `{name}`: {prop.about}{_choices(prop)}{_default(prop)}"


def _choices(prop: Prop) -> str:
    # The names of the icons are shown in the catalogue, not listed here three times.
    few = 0 < len(prop.choices) < 12
    return f" One of {', '.join(choice or '(none)' for choice in prop.choices)}." if few else ""


def _default(prop: Prop) -> str:
    if prop.required:
        return " Required."
    return f" Default {prop.default!r}." if prop.default not in ("", None) else ""


if __name__ == "__main__":
    sys.stdout.write(reference() + "\n")
