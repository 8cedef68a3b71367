"""Pictures drawn anew: what comes out holds what is seen, and nothing of what the sender's file held beside it.

Place, camera, names, thumbnails of what was cut away, and whatever was glued behind the picture stay behind.
"""

from __future__ import annotations

import io
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

from cungcau.files.storage import content_path, write

LARGEST_POINTS = 40_000_000
LONGEST_EDGE = 4096
THUMBNAIL = (480, 360)
FORMATS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}
_HOW = {"PNG": {"optimize": False}, "JPEG": {"quality": 88, "progressive": True}, "WEBP": {"quality": 88}}
_NO_PICTURE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError)


class NoPicture(Exception):
    """It cannot be read as one."""


class TooManyPoints(Exception):
    """Width times height would fill the memory; only the header was read."""


def opened(content: bytes, largest: int = LARGEST_POINTS) -> Image.Image:
    """The picture, upright and whole in memory. Raises NoPicture, TooManyPoints."""
    try:
        with Image.open(io.BytesIO(content), formats=tuple(FORMATS.values())) as picture:
            # The header alone is read so far: a small file may claim a picture that fills the memory.
            if picture.width * picture.height > largest:
                raise TooManyPoints
            return ImageOps.exif_transpose(picture)
    except Image.DecompressionBombError as error:
        raise TooManyPoints from error
    except _NO_PICTURE as error:
        raise NoPicture from error


def redrawn(content: bytes, extension: str) -> bytes:
    """The same picture in the same format, at most LONGEST_EDGE points long, without anything else."""
    form = FORMATS[extension]
    picture = opened(content)
    picture.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
    plain = picture.convert(_mode(picture, form))
    clean = Image.new(plain.mode, plain.size)
    clean.paste(plain)
    return _written(clean, form)


def _mode(picture: Image.Image, form: str) -> str:
    clear = form != "JPEG" and ("A" in picture.getbands() or "transparency" in picture.info)
    return "RGBA" if clear else "L" if picture.mode in ("1", "L") else "RGB"


def _written(picture: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **_HOW[form])
    return out.getvalue()


def thumbnail_path(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "thumbs" / f"{sha256}.webp"


def thumbnail(sha256: str) -> Path:
    """The small copy of a stored picture, made when it is first asked for. Raises NoPicture, TooManyPoints, OSError."""
    path = thumbnail_path(sha256)
    if not path.exists():
        picture = opened(content_path(sha256).read_bytes())
        picture.thumbnail(THUMBNAIL)
        write(path, _written(picture.convert(_mode(picture, "WEBP")), "WEBP"))
    return path
