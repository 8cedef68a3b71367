"""Two addresses for machines: is it alive, can it serve."""

import pytest
from django.db import DatabaseError

pytestmark = pytest.mark.django_db


def test_alive_asks_nobody(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_ready_when_the_database_answers_and_is_migrated(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "migrations": 0})


def test_not_ready_before_the_migrations(client, monkeypatch):
    monkeypatch.setattr("django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *_args: [("listings", "0009")])

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (503, {"database": "ok", "migrations": 1})


def test_not_ready_without_a_database_and_the_reason_is_no_secret(client, monkeypatch):
    def away(*_args):
        raise DatabaseError("password authentication failed for user postgres")

    monkeypatch.setattr("cungcau.web.views.health.MigrationExecutor", away)

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (503, {"database": "unreachable"})


def test_both_answer_before_the_first_day(client):
    assert [client.get(path).status_code for path in ("/healthz", "/readyz")] == [200, 200]


@pytest.mark.parametrize(
    ("given", "taken"), [("abc123", True), ("x" * 41, False), ("a b", False), ("<script>", False), ("", False)]
)
def test_a_proxys_number_is_taken_when_it_is_sane(client, given, taken):
    number = client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"]

    assert (number == given) is taken
    assert number.isalnum()
