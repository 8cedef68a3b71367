"""The tables of a new installation are made at once; those of an older one have grown step by step."""

import sqlite3

import psycopg
import pytest
from django.db import connection

from tests.config.installations import with_tables
from tests.databases import WANTED

STEPS = "SELECT app, name FROM django_migrations"
# What PostgreSQL tells of columns, of constraints (that a column is never empty stands with the columns) and of indexes.
COLUMNS = """
    SELECT table_name, column_name, data_type, character_maximum_length, numeric_precision, numeric_scale, is_nullable,
        column_default, identity_generation
    FROM information_schema.columns WHERE table_schema = 'public'"""
CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'"""
INDEXES = "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'"
POSTGRES = (COLUMNS, CONSTRAINTS, INDEXES)
SQLITE = ("SELECT type, tbl_name, sql FROM sqlite_master WHERE sql <> '' AND name NOT LIKE 'sqlite_%'",)


@pytest.mark.django_db
def test_tables_made_at_once_are_those_that_the_steps_lead_to(tmp_path):
    new = with_tables(tmp_path, "tables-new")

    questions = SQLITE if WANTED == "sqlite" else POSTGRES
    made = [set(map(in_any_order, rows_there(new, question))) for question in questions]
    grown = [set(map(in_any_order, rows_here(question))) for question in questions]

    assert all(made)
    assert [one - other for one, other in zip(made, grown, strict=True)] == [set() for _question in questions]
    assert [one - other for one, other in zip(grown, made, strict=True)] == [set() for _question in questions]


@pytest.mark.django_db
def test_every_step_is_noted_as_taken(tmp_path):
    new = with_tables(tmp_path, "tables-steps")

    assert set(rows_there(new, STEPS)) == set(rows_here(STEPS))


def in_any_order(row):
    """SQLite keeps the statement, in which a column that came later stands later."""
    *names, last = row
    return (*names, *sorted(parts(last))) if WANTED == "sqlite" else tuple(row)


def parts(statement):
    """What stands between the commas of the outer brackets, and what stands before them."""
    head, _bracket, body = statement.partition("(")
    found, depth = [""], 0
    for sign in body.rpartition(")")[0]:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            found.append("")
        else:
            found[-1] += sign
    return [head.strip(), *(part.strip() for part in found)]


def rows_here(question):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


def rows_there(installation, question):
    if url := installation.environment.get("CUNGCAU_DATABASE_URL"):
        with psycopg.connect(url) as there:
            return there.execute(question).fetchall()
    with sqlite3.connect(installation.folder / "cungcau.sqlite3") as there:
        return there.execute(question).fetchall()
