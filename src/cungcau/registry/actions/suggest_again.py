"""Take back that two records are not the same."""

from __future__ import annotations

from typing import Any

from cungcau.registry.models import Distinct
from cungcau.trail.change import change


def suggest_again(pair: Distinct, *, by: Any) -> Distinct:
    """The pair may be suggested again."""
    with change(pair, "suggest_again", by=by, label=pair.label, first=pair.first, second=pair.second):
        Distinct.objects.filter(pk=pair.pk).delete()
    return pair
