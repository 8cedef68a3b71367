"""What an erasure will do, before it is done: what goes, what stays and why, and what still holds the person afterwards."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from cungcau.access.persons import Person, kept_columns
from cungcau.files.models import File
from cungcau.kit.fields import reader_language
from cungcau.persons.sweeping import count, found_in, homonyms, sought
from cungcau.persons.wording import name_of


class Foresight(NamedTuple):
    """`goes`: (table, rows) in which something of her stands; `stays`: (table, rows, why); `files` that she uploaded."""

    goes: list[tuple[str, int]]
    stays: list[tuple[str, int, Any]]
    files: list[File]
    homonyms: list[str]
    backups_until: date


def foresee(person: Person) -> Foresight:
    language, wanted = reader_language(), sought(person)
    stays = [
        (name_of(label, language), found_in(apps.get_model(label), [column], wanted).count(), why)
        for label, columns in kept_columns().items() for column, why in columns.items()
    ]  # fmt: skip
    return Foresight(
        goes=[(name_of(label, language), number) for label, number in count(person).items()],
        stays=[line for line in stays if line[1]],
        files=list(File.objects.filter(uploaded_by__in=person.accounts)[:50]),
        homonyms=homonyms(person),
        backups_until=timezone.localdate() + timedelta(days=settings.BACKUP_DAYS),
    )
