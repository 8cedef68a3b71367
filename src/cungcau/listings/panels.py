"""Parts of a listing's page that rooms above add: what can be done about it there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from cungcau.listings.models import Listing

Context = Callable[[Listing, Any], dict[str, Any] | None]


class Panel(NamedTuple):
    """Its template, and what it shows of a listing to a person: None where it has nothing to say to her.

    `button` in what it shows, (words, address, icon), stands in the heading of the page.
    """

    template: str
    context: Context


PANELS: list[Panel] = []


def on_listing(template: str, context: Context) -> None:
    """Add a part to every listing's page; a room calls it when the house starts. The template reads `panel`."""
    PANELS.append(Panel(template, context))


def panels_for(listing: Listing, user: Any) -> list[dict[str, Any]]:
    shown = [(panel.template, panel.context(listing, user)) for panel in PANELS]
    return [{"template": template, **context} for template, context in shown if context is not None]
