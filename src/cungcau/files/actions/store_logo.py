from __future__ import annotations

import hashlib
import io
from typing import BinaryIO

from django.utils.translation import gettext as _

from cungcau.files.pictures import NoPicture, TooManyPoints, opened
from cungcau.files.storage import logo_path, write
from cungcau.kit.errors import Refused

LARGEST_BYTES = 5 * 1024 * 1024
LARGEST_PIXELS = 40_000_000
SIZE = (600, 240)


def store_logo(upload: BinaryIO) -> str:
    """Keep a picture as a logo; the name under which `logo_url` finds it.

    It is drawn anew as PNG of at most 600 × 240 points: nothing of the sender's file but its picture stays.
    Who may set the point's logo is the policy of the record that keeps the name. Raises Refused on the
    field `logo`.
    """
    content = upload.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise Refused("logo_too_large", _("A logo may have at most 5 MB."), field="logo")
    drawn = _drawn_anew(content)
    name = f"{hashlib.sha256(drawn).hexdigest()}.png"
    write(logo_path(name), drawn)
    return name


def _drawn_anew(content: bytes) -> bytes:
    try:
        turned = opened(content, LARGEST_PIXELS).convert("RGBA")
    except TooManyPoints as error:
        raise Refused("logo_too_large", _("This picture has too many points."), field="logo") from error
    except NoPicture as error:
        raise Refused("no_picture", _("A logo is a PNG, JPEG or WebP picture."), field="logo") from error
    turned.thumbnail(SIZE)
    out = io.BytesIO()
    turned.save(out, "PNG", optimize=True)
    return out.getvalue()
