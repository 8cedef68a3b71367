"""Questions that the front of the house asks."""

from __future__ import annotations

from cungcau.registry.actions.set_up_point import is_set_up

__all__ = ["is_set_up"]
