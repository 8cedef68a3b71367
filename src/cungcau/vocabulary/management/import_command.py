"""What the commands that import a list share: who does it, a dry run, and the report in words."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cungcau.access.models import User
from cungcau.kit.policy import SYSTEM
from cungcau.vocabulary.actions import load_terms
from cungcau.vocabulary.reports import Report


class ImportCommand(BaseCommand):
    """A command with FILE…, --version, --valid-from, --by and --dry-run; `bring` calls the action."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--edition", default="", help="name of the edition; left out, the file or list says it")
        parser.add_argument("--valid-from", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD")
        parser.add_argument("--by", default="", metavar="E-MAIL", help="the steward who does it, for the history")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        load_terms()
        report = self.bring(options, _person(options["by"]))
        for problem in report.problems:
            where = " ".join(filter(None, [problem.file, f"row {problem.row}" if problem.row else ""]))
            self.stderr.write(f"{where + ': ' if where else ''}{problem.message} {problem.mend}")
        if report.is_refused:
            raise CommandError(f"Nothing was written: {len(report.problems)} problems.", returncode=2)
        self.stdout.write(_in_words(report))

    def bring(self, options: dict[str, Any], by: Any) -> Report:
        raise NotImplementedError


def _person(email: str) -> Any:
    if not email:
        return SYSTEM
    found = User.objects.filter(email=email.strip().lower()).first()
    if found is None:
        raise CommandError(f"No account with the address {email}.", returncode=2)
    return found


def _in_words(report: Report) -> str:
    found = report.difference
    levels = ", ".join(f"level {level}: {number}" for level, number in report.counts.items())
    done = "written" if report.applied else "would be written"
    return (
        f"Edition {report.version} {done} ({levels}): "
        f"{len(found.added)} new, {len(found.changed)} changed, {len(found.ended)} ended, {found.same} the same."
    )
