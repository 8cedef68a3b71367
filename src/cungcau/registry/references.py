"""What hangs on a record: other records that refer to it, of this room and of rooms above."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused


def refuse_if_referred_to(record: Model, own: Iterable[type[Model]] = ()) -> None:
    """Raises Refused where anything refers to the record besides its `own` parts."""
    for relation in record._meta.related_objects:
        model: Any = relation.related_model
        if model not in own and model._default_manager.filter(**{relation.field.name: record}).exists():
            raise Refused("referred_to", _("Other records refer to it already."))
