"""The reference part of docs/ui.md, read off the table of components. `python -m cungcau.kit.ui.reference` prints it."""

from __future__ import annotations

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
    choices = f" One of {', '.join(choice or '(none)' for choice in prop.choices)}." if 0 < len(prop.choices) < 12 else ""
    default = " Required." if prop.required else f" Default {prop.default!r}." if prop.default not in ("", None) else ""
    return f"- `{name}`: {prop.about}{choices}{default}"


if __name__ == "__main__":
    print(reference())
