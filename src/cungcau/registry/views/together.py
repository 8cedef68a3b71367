"""Two people's words of one record of the registry put together."""

from __future__ import annotations

from typing import Any

from cungcau.kit.longform import together
from cungcau.kit.longform.merging import Flat, flat_fields
from cungcau.registry.forms import initial_of


class Together(together.Together):
    """What this person sent against what the record says now."""

    def shown(self) -> dict[str, Any]:
        return initial_of(self.thing)


def content_shown(thing: Any, form: Any) -> Flat:
    """What the record says now in the fields of its form."""
    shown = initial_of(thing)
    return flat_fields({name: shown.get(name) for name in form.fields})
