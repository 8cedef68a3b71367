"""Where a result goes: whether it can be written there, before work is lost."""

from __future__ import annotations

import os
from gettext import NullTranslations
from pathlib import Path

from cungcau.exchange.remarks import NothingToDo, Remark, name_of
from cungcau.terminal import language

_ = NullTranslations().gettext

KINDS = (".xlsx", ".csv", ".jsonl")


def check_output(output: Path) -> None:
    """Raises NothingToDo for another kind of file, and where nothing can be written."""
    if output.suffix.lower() not in KINDS:
        raise NothingToDo(Remark(name_of(output), "output_kind", used=False))
    folder = output.parent
    if output.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise NothingToDo(Remark(str(output), "output_folder", {"detail": _detail(output)}, used=False))


def not_written(output: Path, error: OSError) -> NothingToDo:
    """It could not be written after all."""
    return NothingToDo(Remark(str(output), "output_folder", {"detail": error.strerror or str(error)}, used=False))


def _detail(output: Path) -> str:
    if output.is_dir():
        return language.gettext(_("it is a folder"))
    if not output.parent.is_dir():
        return language.gettext(_("there is no folder {folder}")).format(folder=output.parent)
    return language.gettext(_("the folder may not be written to"))
