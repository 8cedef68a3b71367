"""The demo park's broker has brought in the needs of a survey; the file of its second round is checked and waits."""

from __future__ import annotations

from pathlib import Path

from django.utils import translation

from cungcau.access.models import User
from cungcau.exchange.actions import apply_import, complete_import, report_import, upload_import
from cungcau.exchange.models import Import
from cungcau.kit.policy import SYSTEM

FOLDER = Path(__file__).with_name("demo")
BROKER = "dung@demo.example"
FIRST, SECOND = "khao-sat-dot-1.csv", "khao-sat-dot-2.csv"


def plant() -> None:
    """Two files, once; the second one changes needs of the first, and has rows that cannot come in."""
    if Import.objects.exists():
        return
    broker = User.objects.get(email=BROKER)
    with translation.override("vi"):
        first = _checked(FIRST, broker)
        apply_import(first, by=broker)
        complete_import(first, by=SYSTEM)
        _checked(SECOND, broker)


def _checked(name: str, broker: User) -> Import:
    with (FOLDER / name).open("rb") as file:
        thing = upload_import("need", file, name, by=broker, is_demo=True)
    return report_import(thing, by=SYSTEM)
