"""All rows of all tables as lines of JSON: what SQLite wrote, PostgreSQL can read, and the other way round.

A line is either a head, ``{"table": "listings.listing", "columns": ["id", …]}``, or a row of that table, a list.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps as present_apps
from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

CHUNK = 2000
State = list[tuple[str, str]]  # the last migration of each app


def tables(known: Apps | Any = present_apps) -> list[type[models.Model]]:
    """The models that have a table of their own, in the order of their names."""
    every = (model for model in known.get_models(include_auto_created=True))
    return sorted((model for model in every if model._meta.managed and not model._meta.proxy), key=_label)


def _label(model: type[models.Model]) -> str:
    return model._meta.label_lower


def state() -> State:
    """How far the tables of each app have been migrated."""
    loader = MigrationExecutor(connection).loader
    applied = set(loader.applied_migrations)
    return sorted(node for node in applied if not _is_followed(loader.graph, node, applied))


def _is_followed(graph: Any, node: tuple[str, str], applied: set[tuple[str, str]]) -> bool:
    if node not in graph.nodes:
        return True
    return any(child.key in applied and child.key[0] == node[0] for child in graph.node_map[node].children)


def unknown(state: State) -> list[str]:
    """The migrations of an archive that this program does not know: the archive is of a newer one."""
    known = MigrationExecutor(connection).loader.graph.nodes
    return [f"{app}.{name}" for app, name in state if (app, name) not in known]


def write(counts: dict[str, int]) -> Iterator[str]:
    """The lines, as of one moment; `counts` is told how many rows each table has."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for model in tables():
            columns = [field.attname for field in model._meta.concrete_fields]
            yield _line({"table": _label(model), "columns": columns})
            counts[_label(model)] = 0
            rows = model._base_manager.order_by(model._meta.pk.attname).values_list(*columns)  # type: ignore[union-attr]
            for row in rows.iterator(chunk_size=CHUNK):
                counts[_label(model)] += 1
                yield _line(list(row))


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain, separators=(",", ":")) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"no plain form for {type(value).__name__}")


def read(lines: Iterable[str], state: State) -> dict[str, int]:
    """Replace everything in the database by the lines, then bring the tables up to date; rows by table.

    The tables are first brought to the archive's own `state`, so that an older archive fits.
    """
    executor = MigrationExecutor(connection)
    executor.migrate(state)
    past = MigrationExecutor(connection).loader.project_state(state).apps
    models_by_label = {_label(model): model for model in tables(past)}
    with transaction.atomic():
        _empty(models_by_label.values())
        counts = _insert(lines, models_by_label)
        connection.check_constraints()
        _set_sequences(models_by_label.values())
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    return counts


def _empty(every: Iterable[type[models.Model]]) -> None:
    names = sorted(model._meta.db_table for model in every)
    statements = connection.ops.sql_flush(no_style(), names, reset_sequences=True, allow_cascade=False)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _insert(lines: Iterable[str], by_label: dict[str, type[models.Model]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    model: type[models.Model] | None = None
    fields: list[models.Field[Any, Any]] = []
    for line in lines:
        content = json.loads(line)
        if isinstance(content, dict):
            model = by_label[content["table"]]
            by_column = {field.attname: field for field in model._meta.concrete_fields}
            fields = [by_column[column] for column in content["columns"]]
            counts[content["table"]] = 0
        elif model is not None:
            _row(model, fields, content).save_base(raw=True, force_insert=True)
            counts[_label(model)] += 1
    return counts


def _row(model: type[models.Model], fields: list[models.Field[Any, Any]], values: list[Any]) -> models.Model:
    thing = model()
    for field, value in zip(fields, values, strict=True):
        setattr(thing, field.attname, _value(field, value))
    return thing


def _value(field: models.Field[Any, Any], plain: Any) -> Any:
    if isinstance(field, models.JSONField):
        return plain
    if isinstance(field, models.BinaryField) and plain is not None:
        return base64.b64decode(plain)
    return field.to_python(plain)


def _set_sequences(every: Iterable[type[models.Model]]) -> None:
    """The next row must not be given a number that the archive has used."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(every)):
            cursor.execute(statement)
