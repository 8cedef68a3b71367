"""What the database holds before the first test."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.people import CODE_LISTS

# How long an example takes says how busy the machine is, and nothing about what must hold.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Empty tables, but for the code lists: to load them for each test anew took a tenth of the whole run."""
    from django.apps import apps  # app ready

    from cungcau.vocabulary.actions.load_terms import load_terms
    from cungcau.vocabulary.models import Edition, Scheme, Term

    with django_db_blocker.unblock():
        before = {model: model._default_manager.count() for model in apps.get_models()}
        load_terms()
        for model, rows in before.items():
            if not rows and model not in (Scheme, Edition, Term):
                model._default_manager.all().delete()  # that they were loaded is no test's affair
        CODE_LISTS.extend(list(model.objects.order_by("pk").values()) for model in (Scheme, Edition, Term))
