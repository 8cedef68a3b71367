"""The four kinds of record that travel, by the word of the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from cungcau.exchange.remarks import NothingToDo, Remark
from cungcau.terminal import language

if TYPE_CHECKING:
    from cungcau.exchange.records.kind import Records

KINDS = ("needs", "offers", "organisations", "experts")


def begin(options: argparse.Namespace) -> None:
    """The application is ready, and speaks."""
    import django  # slow

    from cungcau.terminal.saying import prepare_streams

    prepare_streams()
    django.setup()
    language.use(options.lang or language.language_of_environment())


def records_of(kind: str, email: str) -> Records:
    """The records of a kind, for the person with this address, or for the operator. Raises NothingToDo."""
    from django.db import DatabaseError  # app ready

    from cungcau.exchange import kinds  # app ready

    try:
        by = _who(email)
    except DatabaseError:
        raise NothingToDo(Remark("--data", "no_point", used=False)) from None
    return kinds.records_of(kind.removesuffix("s"), by)


def _who(email: str) -> Any:
    from cungcau.kit.policy import SYSTEM  # app ready
    from cungcau.registry.models import Organisation  # app ready
    from cungcau.terminal.persons import person  # app ready

    Organisation.objects.exists()  # is there a database?
    return person("--by", email) if email else SYSTEM
