"""Parts of an organisation's page that rooms above add."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from cungcau.registry.models import Organisation

Context = Callable[[Organisation, Any], dict[str, Any] | None]


class Panel(NamedTuple):
    """Its template, and what it shows of an organisation to a person: None where it has nothing to say to her."""

    template: str
    context: Context


PANELS: list[Panel] = []


def on_organisation(template: str, context: Context) -> None:
    """Add a part to every organisation's page; a room calls it when the house starts. The template reads `panel`."""
    PANELS.append(Panel(template, context))


def panels_for(organisation: Organisation, user: Any) -> list[dict[str, Any]]:
    shown = [(panel.template, panel.context(organisation, user)) for panel in PANELS]
    return [{"template": template, **context} for template, context in shown if context is not None]
