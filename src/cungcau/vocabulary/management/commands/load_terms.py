"""cungcau load_terms: bring the shipped code lists into the database."""

from typing import Any

from django.core.management.base import BaseCommand

from cungcau.vocabulary.actions import load_terms


class Command(BaseCommand):
    help = "Bring the shipped code lists into the database; safe to run at every start."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_terms()} codes written")
