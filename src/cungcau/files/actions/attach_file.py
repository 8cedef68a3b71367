from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any, BinaryIO

from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.files.faults import MESSAGES, fault_of, name_fault
from cungcau.files.kinds import KINDS, Kind, kind_of
from cungcau.files.models import File
from cungcau.files.pictures import FORMATS, NoPicture, TooManyPoints, redrawn
from cungcau.files.queries import attached_to, read_by
from cungcau.files.storage import fingerprint, keep
from cungcau.kit.errors import Refused
from cungcau.trail.change import change

MOST = 30
# Names that mean a device on Windows, whatever follows the dot.
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def attach_file(
    thing: Model,
    upload: BinaryIO,
    name: str,
    *,
    by: Any,
    internal: bool = False,
    note: str = "",
    once: bool = False,
) -> File:
    """Attach a file to a record; an internal one is seen by those inside only. A picture is drawn anew.

    Raises Refused on the field `upload` when it is empty, too large, one too many, of a kind that we do not take (the
    content tells, not the name), or holds what it should not (faults.MESSAGES); with `once` also when the same content is
    attached to the record already.
    """
    content = _content_of(upload)
    if fault := name_fault(name) or fault_of(content):
        raise Refused(fault, str(MESSAGES[fault]), field="upload")
    kind = kind_of(name, content)
    if kind is None:
        message = _("This kind of file cannot be attached. These can: %(kinds)s.") % {"kinds": ", ".join(KINDS)}
        raise Refused("file_kind", message, field="upload")
    if attached_to(thing).count() >= MOST:
        raise Refused("too_many_files", _("There are %(most)s files already.") % {"most": MOST}, field="upload")
    if kind.extension in FORMATS:
        content = _drawn_anew(content, kind)
    if once:
        _refuse_same(thing, content, by)
    file = File(
        name=_proper_name(name, kind),
        size=len(content),
        content_type=kind.content_type,
        subject_label=thing._meta.label_lower,
        subject_key=getattr(thing, "pid", ""),
        is_internal=internal,
        uploaded_by=by if isinstance(by, User) else None,
    )
    with change(file, "attach", by=by, note=note, name=file.name, size=file.size, internal=internal):
        file.sha256 = keep(content)
        file.save()
    return file


def _refuse_same(thing: Model, content: bytes, by: Any) -> None:
    """Of a file that this person may not see nothing is said."""
    sha256 = fingerprint(content)
    if same := next((file for file in read_by(by, thing) if file.sha256 == sha256), None):
        raise Refused("same_file", _("The same file is attached already, as “%(name)s”.") % {"name": same.name}, field="upload")


def _content_of(upload: BinaryIO) -> bytes:
    most = settings.UPLOAD_LIMIT_MB * 1024 * 1024
    content = upload.read(most + 1)
    if not content:
        raise Refused("empty_file", _("This file is empty."), field="upload")
    if len(content) > most:
        message = _("This file is larger than %(limit)s MB.") % {"limit": settings.UPLOAD_LIMIT_MB}
        raise Refused("file_too_large", message, field="upload")
    return content


def _drawn_anew(content: bytes, kind: Kind) -> bytes:
    try:
        return redrawn(content, kind.extension)
    except NoPicture as error:
        raise Refused("damaged", str(MESSAGES["damaged"]), field="upload") from error
    except TooManyPoints as error:
        message = _("This picture has too many points. Make it smaller, at most 40 million points (about 7,700 × 5,100).")
        raise Refused("picture_too_large", message, field="upload") from error


def _proper_name(name: str, kind: Kind) -> str:
    """The last part of the name, without control characters, with the ending of what the file really is."""
    last = PurePath(name.replace("\\", "/")).name
    clean = "".join(letter for letter in last if letter.isprintable())
    clean = clean.strip(" ").rstrip(". ")
    clean = f"_{clean}" if DEVICE.match(clean) else clean
    stem, _dot, ending = clean.rpartition(".")
    same = ending.lower() == kind.extension or (ending.lower(), kind.extension) == ("jpeg", "jpg")
    return clean[-200:] if same and stem else f"{(stem or clean or 'file')[:190]}.{kind.extension}"
