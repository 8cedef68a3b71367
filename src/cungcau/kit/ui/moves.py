"""Buttons for the verbs: what the flow allows and the policy grants, now, to this person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template import Context

from cungcau.kit.ui.nodes import Values


def moves(values: Values, context: Context) -> Mapping[str, Any]:
    """Moves given as a list are drawn as they are; a thing is asked for its own."""
    thing = values["thing"]
    return {"moves": list(thing) if isinstance(thing, list | tuple) else []}
