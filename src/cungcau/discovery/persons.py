"""What discovery holds about people: what somebody searches for, what she was told. It serves her alone, so it goes with her."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet

from cungcau.access.keeping import on_kept
from cungcau.access.persons import Person, no_person, on_person
from cungcau.discovery.models import Alerts, Digest, SavedSearch, Told
from cungcau.listings.workflow import State


def declare_people() -> None:
    _of_hers(SavedSearch, "name", "query", "saved_at", "seen_at", "rhythm", "by_mail", columns=("name", "query"))
    _of_hers(Alerts, "rhythm", "by_mail", "no_mail")
    _of_hers(Told, "rhythm", "subject", "score")
    _of_hers(Digest, "rhythm", "at")
    on_kept("told", lambda limit: Told.objects.filter(digest__at__lt=limit).exclude(listing__state=State.PUBLISHED))
    on_kept("digests", lambda limit: Digest.objects.filter(at__lt=limit, lines=None))
    no_person("discovery.verdict", parts="Points of a score.")
    no_person("discovery.weights", weights="Numbers.", report="Numbers.")


def _of_hers(model: type[Model], *shown: str, columns: tuple[str, ...] = ()) -> None:
    def rows(person: Person) -> QuerySet[Any]:
        return model._default_manager.filter(user__in=person.accounts)

    def forget(person: Person, _instead: str) -> None:
        rows(person).delete()

    on_person(model._meta.label_lower, *columns, rows=rows, shown=shown, forget=forget)
