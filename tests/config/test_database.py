"""From a database address to settings."""

from pathlib import Path

import pytest

from cungcau.config.database import database

DATA = Path("/srv/point")


def test_without_an_address_the_file_lies_in_the_data_folder():
    assert database("", DATA)["NAME"] == "/srv/point/cungcau.sqlite3"


def test_a_sqlite_address_names_a_file():
    assert database("sqlite:////srv/other.sqlite3", DATA)["NAME"] == "/srv/other.sqlite3"


def test_a_postgresql_address_is_taken_apart_and_unquoted():
    found = database("postgres://an:p%40ss@db.example:5433/point", DATA)

    wanted = {"NAME": "point", "USER": "an", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433"}
    assert {name: found[name] for name in wanted} == wanted


def test_another_database_is_refused_by_name():
    with pytest.raises(SystemExit, match="“mysql”; it must be sqlite or postgres"):
        database("mysql://host/name", DATA)
