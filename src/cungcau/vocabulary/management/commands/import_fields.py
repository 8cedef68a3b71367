"""cungcau import_fields FILE: the official annex of science and technology fields."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from cungcau.vocabulary.actions import import_fields
from cungcau.vocabulary.management.import_command import ImportCommand
from cungcau.vocabulary.reports import Report


class Command(ImportCommand):
    help = "Bring in the official annex of science and technology fields (xlsx or csv)."

    def bring(self, options: dict[str, Any], by: Any) -> Report:
        if len(options["files"]) != 1:
            raise CommandError("Give one file.", returncode=2)
        return import_fields(
            Path(options["files"][0]),
            by=by,
            version=options["edition"],
            valid_from=options["valid_from"],
            dry_run=options["dry_run"],
        )
