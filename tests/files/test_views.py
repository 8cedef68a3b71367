import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template

from cungcau.files.actions import attach_file, store_logo
from cungcau.files.models import File
from tests.files.conftest import picture


@pytest.fixture
def file(an):
    return attach_file(an, io.BytesIO(b"%PDF-1.7 x"), "mô tả.pdf", by=an)


def upload(client, thing, name="a.txt", content=b"hello"):
    return client.post(
        f"/files/attach/access.user/{thing.pid}/", {"upload": SimpleUploadedFile(name, content)}
    )


def test_a_file_goes_up_by_the_form_and_comes_back_as_a_download_in_a_sandbox(client, lan, an):
    client.force_login(an)

    assert upload(client, an, "ghi chú.txt", b"hello").status_code == 302
    answer = client.get(f"/files/{File.objects.get().pid}/")

    assert b"".join(answer.streaming_content) == b"hello"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''ghi%20ch%C3%BA.txt"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


def test_a_refusal_is_said_at_the_field(client, lan, an):
    client.force_login(an)

    answer = upload(client, an, "invoice.pdf", b"MZ program")

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["upload"]


@pytest.mark.parametrize("name", ["ảnh.png", "ảnh lần hai.png"])
def test_the_same_content_is_attached_once_and_the_refusal_names_it(client, lan, an, name):
    client.force_login(an)
    upload(client, an, "ảnh.png", picture())

    again = upload(client, an, name, picture())

    assert (again.status_code, File.objects.count()) == (422, 1)
    assert "ảnh.png" in str(again.context["form"].errors["upload"])
    assert upload(client, an, name, picture(size=(9, 9))).status_code == 302


def test_who_does_not_see_the_record_learns_nothing_of_its_files(client, lan, an, binh, file):
    for user in (None, binh):
        if user:
            client.force_login(user)
        assert client.get(f"/files/{file.pid}/").status_code == 404
        assert client.post(f"/files/{file.pid}/detach/").status_code == 404
        assert upload(client, an).status_code == 404
    assert File.objects.count() == 1


def test_a_record_of_an_unregistered_kind_does_not_exist_here(client, lan):
    client.force_login(lan)

    assert client.get("/files/attach/notices.mailserver/x/").status_code == 404
    assert client.get("/files/attach/nonsense/x/").status_code == 404


def test_a_file_is_removed_by_the_button(client, lan, an, file):
    client.force_login(an)

    assert client.get(f"/files/{file.pid}/detach/").status_code == 405
    assert client.post(f"/files/{file.pid}/detach/").status_code == 302
    assert not File.objects.exists()


def test_a_missing_content_is_a_missing_page(client, lan, an, file, settings, tmp_path):
    client.force_login(an)
    settings.MEDIA_ROOT = tmp_path / "elsewhere"

    assert client.get(f"/files/{file.pid}/").status_code == 404


def test_everybody_sees_the_logo_and_nothing_else_by_that_address(client, lan):
    name = store_logo(io.BytesIO(picture()))

    answer = client.get(f"/files/logo/{name}")

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert client.get(f"/files/logo/{'0' * 64}.png").status_code == 404
    assert client.get("/files/logo/../../secret-key").status_code == 404


def test_the_fragment_shows_files_and_form_to_who_may(rf, an, binh, lan, file):
    def fragment(user):
        request = rf.get("/")
        request.user = user
        return Template("{% load attachments %}{% attachments thing %}").render(
            Context({"request": request, "thing": an})
        )

    assert "mô tả.pdf" in fragment(an) and "upload" in fragment(an)
    assert "mô tả.pdf" in fragment(lan) and "upload" in fragment(lan)
    assert fragment(binh).strip() == ""
