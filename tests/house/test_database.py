"""The suite runs on the database it says it runs on."""

import pytest
from django.db import connection

from tests.databases import WANTED


@pytest.mark.django_db
def test_the_tests_run_on_the_database_that_was_asked_for():
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[WANTED]


@pytest.mark.django_db
def test_sqlite_runs_with_the_write_ahead_log_and_postgresql_has_vectors():
    question = "PRAGMA journal_mode" if WANTED == "sqlite" else "SELECT '[1,2]'::vector::text"

    with connection.cursor() as cursor:
        cursor.execute(question)

        assert cursor.fetchone() == ("wal" if WANTED == "sqlite" else "[1,2]",)


@pytest.mark.django_db
def test_people_of_the_tests_can_be_made(an, binh, quan, ha, dung, mai, son, lan, quang, guest):
    roles = [sorted(user.roles) for user in (an, ha, dung, mai, son, lan, quang)]

    assert roles == [[], ["moderator"], ["broker"], ["adviser"], ["organiser"], ["steward"], ["director"]]
