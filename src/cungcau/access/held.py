"""What accounts, and the floors below them, hold about people."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from cungcau.access.keeping import on_kept
from cungcau.access.models import Attempt
from cungcau.access.persons import Person, no_person, on_person
from cungcau.trail.models import Look


def declare_people() -> None:
    on_person("access.user", "email", "name", "folded", "phone")
    on_person("access.attempt", "key", rows=_attempts, shown=("key", "at"), forget=_forget_attempts)
    on_person("trail.entry", "actor", "actor_name", "note", "facts")
    on_person("trail.look", "who", "who_name", rows=_looks, shown=("at", "who_name", "subject", "parts"))
    on_kept("looks", lambda limit: Look.objects.filter(at__lt=limit))
    no_person("access.role", name="A role.")
    no_person("trail.look", parts="Words for what was opened.")
    no_person("jobs.tick", name="The name of a job.")


def _attempts(person: Person) -> QuerySet[Attempt]:
    """Keys end with the address: "login:an@demo.example"."""
    wanted = Q(pk__in=[])
    for mail in person.mails:
        wanted |= Q(key__endswith=f":{mail}")
    return Attempt.objects.filter(wanted)


def _looks(person: Person) -> QuerySet[Look]:
    """What she looked at, and who looked at what is hers."""
    return Look.objects.filter(Q(who__in=person.urns) | Q(subject__in=person.urns))


def _forget_attempts(person: Person, _instead: str) -> None:
    _attempts(person).delete()
