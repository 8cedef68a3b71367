"""What an installation needs before it can serve: tables, code lists, and, for the demo, its park."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import structlog
from django.apps import apps
from django.conf import settings
from django.db import transaction

from cungcau.config.tables import bring_tables_up_to_date

DEMO_SUBJECT = "config.demo:park"


def bring_up_to_date() -> None:
    """Make or renew the tables, then write what the shipped lists have anew. Safe to repeat at every start."""
    from cungcau.kit.policy import SYSTEM  # app ready
    from cungcau.registry.actions import load_shipped  # app ready
    from cungcau.vocabulary.actions import load_holidays, load_terms  # app ready

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    bring_tables_up_to_date()
    load_terms()
    with transaction.atomic():
        load_holidays()
        load_shipped(by=SYSTEM)


def warm_up() -> None:
    """Load what the first search would wait for: some seconds of work."""
    from cungcau.discovery.knowledge import knowledge  # app ready

    knowledge()


def holds_demo() -> bool:
    """Has the demo park been planted into this database?"""
    return _entries().filter(subject=DEMO_SUBJECT).exists()


def holds_work_of_its_own() -> bool:
    """Is there a point here that is no demo? Then nothing is ever planted into it."""
    from cungcau.registry.models import Organisation  # app ready
    from cungcau.web.queries import is_set_up  # app ready

    return not holds_demo() and (is_set_up() or Organisation.objects.exists())


def plant_demo() -> None:
    """Plant the park, the lowest floor first: the whole of it or nothing."""
    with transaction.atomic(), structlog.contextvars.bound_contextvars(request_id="plant"), _nothing_collected():
        for room in reversed(list(apps.get_app_configs())):
            for plant in _plants(room.name):
                plant()
        _entries().create(actor_name="CungCầu", verb="plant", subject=DEMO_SUBJECT)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """To look for cycles of dead objects again and again takes a tenth of the planting, and frees 30 MB."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _plants(room: str) -> list[Any]:
    name = f"{room}.demo"
    if not room.startswith("cungcau.") or find_spec(name) is None:
        return []
    return [import_module(name).plant]


def _entries() -> Any:
    from cungcau.trail.models import Entry  # app ready

    return Entry.objects
