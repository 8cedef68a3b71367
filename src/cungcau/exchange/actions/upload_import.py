"""Take a file in, to be checked."""

from __future__ import annotations

import io
import zipfile
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from cungcau.exchange.models import Import
from cungcau.exchange.queries import sides_for
from cungcau.files.actions import attach_file
from cungcau.files.kinds import KINDS, kind_of
from cungcau.kit.errors import Refused
from cungcau.trail.change import change

TAKEN = (KINDS["xlsx"], KINDS["csv"])


def upload_import(side: str, upload: BinaryIO, name: str, *, by: Any, language: str = "vi", is_demo: bool = False) -> Import:
    """Keep the file; the check begins in the background.

    `language` is the one in which the person reads what is found. Raises PermissionDenied; Refused on the field `upload` for
    what is no table, carries macros or links to other workbooks, on `side` for what this person may not bring in.
    """
    thing = Import(side=side, name=name[-200:], language=language, created_by_id=by.pk, is_demo=is_demo)
    with change(thing, "upload", by=by, name=name, side=side):
        if side not in sides_for(by):
            raise Refused("side", _("You may not bring in records of this kind."), field="side")
        _check(name, upload)
        thing.save()
        file = attach_file(thing, upload, name, by=by, internal=True)
        thing.name, thing.format = file.name, file.extension
        thing.save(update_fields=["name", "format"])
    return thing


def _check(name: str, upload: BinaryIO) -> None:
    content = upload.read()
    upload.seek(0)
    if content.startswith(b"PK\x03\x04"):
        _check_workbook(content)
    if content and kind_of(_as_text(name), content) not in TAKEN:
        raise Refused("no_table", _("This is no table. Bring in an .xlsx workbook or a .csv file."), field="upload")


def _as_text(name: str) -> str:
    """A .txt with columns is read like a .csv."""
    return f"{name}.csv" if name.lower().endswith((".txt", ".tsv")) else name


def _check_workbook(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [entry.lower() for entry in archive.namelist()]
    except zipfile.BadZipFile:
        raise Refused("damaged", _("The workbook is damaged. Save it once more and bring that in."), field="upload") from None
    if any(entry.endswith("vbaproject.bin") for entry in names):
        message = _("The workbook carries macros. Save it as .xlsx without macros.")
        raise Refused("macros", message, field="upload")
    if any(entry.startswith("xl/externallinks/") for entry in names):
        message = _("The workbook takes values from other workbooks. Break the links (Data, Edit links) and save it once more.")
        raise Refused("links", message, field="upload")
