"""Files of the tests are attached to people's accounts: a record whose policy is known on this floor."""

import io
import zipfile

import pytest
from PIL import Image

from cungcau.files import access


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def accounts_take_files(monkeypatch):
    monkeypatch.setattr(access, "SUBJECTS", {})
    monkeypatch.setattr("cungcau.files.who.SUBJECTS", access.SUBJECTS)
    access.register("access.user")


def picture(size=(40, 20), kind="PNG", **more):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **more)
    return out.getvalue()


def office(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()
