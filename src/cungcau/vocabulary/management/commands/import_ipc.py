"""cungcau import_ipc FILE…: WIPO's title lists of the International Patent Classification."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from cungcau.vocabulary.actions import import_ipc
from cungcau.vocabulary.management.import_command import ImportCommand
from cungcau.vocabulary.reports import Report


class Command(ImportCommand):
    help = "Bring in WIPO's title lists of the IPC (text or XML, all eight sections)."

    def bring(self, options: dict[str, Any], by: Any) -> Report:
        paths = [Path(name) for name in options["files"]]
        missing = [str(path) for path in paths if not path.is_file()]
        if missing:
            raise CommandError(f"No such file: {', '.join(missing)}", returncode=2)
        return import_ipc(
            paths,
            by=by,
            version=options["edition"],
            valid_from=options["valid_from"],
            dry_run=options["dry_run"],
        )
