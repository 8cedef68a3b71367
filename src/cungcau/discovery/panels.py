"""Parts of a verdict's page that rooms above add: what comes of a proposal that was kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from cungcau.discovery.models import Verdict

Context = Callable[[Verdict, Any], dict[str, Any] | None]


class Panel(NamedTuple):
    """Its template, and what it shows of a verdict to a person: None where it has nothing to say to her."""

    template: str
    context: Context


PANELS: list[Panel] = []


def on_verdict(template: str, context: Context) -> None:
    """Add a part to every verdict's page; a room calls it when the house starts. The template reads `panel`."""
    PANELS.append(Panel(template, context))


def panels_for(verdict: Verdict, user: Any) -> list[dict[str, Any]]:
    shown = [(panel.template, panel.context(verdict, user)) for panel in PANELS]
    return [{"template": template, **context} for template, context in shown if context is not None]
