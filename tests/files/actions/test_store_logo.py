import io
import struct
import zlib

import pytest
from PIL import Image

from cungcau.files.actions import store_logo
from cungcau.files.queries import logo_url
from cungcau.files.storage import logo_path
from cungcau.kit.errors import Refused
from tests.files.conftest import picture


def test_a_logo_is_drawn_anew_and_small_enough():
    with_words = picture((1200, 300), "JPEG", exif=b"Exif\0\0secret place", comment=b"secret words")

    name = store_logo(io.BytesIO(with_words))

    kept = logo_path(name).read_bytes()
    assert Image.open(io.BytesIO(kept)).size == (600, 150)
    assert b"secret" in with_words and b"secret" not in kept
    assert logo_url(name) == f"/files/logo/{name}"


def test_no_logo_has_no_address():
    assert logo_url("") == ""


def a_png_that_claims(width, height):
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 10))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        a_png_that_claims(30000, 30000),
        a_png_that_claims(8000, 8000),
        picture()[:60],
    ],
)
def test_what_is_no_picture_or_fills_the_memory_is_refused(content):
    with pytest.raises(Refused) as refusal:
        store_logo(io.BytesIO(content))

    assert refusal.value.field == "logo"
