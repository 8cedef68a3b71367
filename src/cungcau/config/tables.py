"""The tables of an installation: an empty database is given all of them at once, an older one what it lacks.

Step by step it takes ten seconds, for each step shapes tables that the next shapes anew. A test holds that both ways lead to the
same tables.
"""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def bring_tables_up_to_date() -> None:
    """Safe to repeat at every start."""
    if not connection.introspection.table_names():
        make_tables()
    call_command("migrate", verbosity=0, interactive=False)


def make_tables() -> None:
    """Every table of an empty database, and every step that would have led there noted as taken: all or nothing."""
    executor = MigrationExecutor(connection)
    step: Any = executor.recorder.Migration
    models = executor.loader.project_state().apps.get_models()
    with connection.schema_editor() as editor:
        for model in [step, *models]:
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        step.objects.bulk_create(step(app=app, name=name) for app, name in executor.loader.graph.nodes)
