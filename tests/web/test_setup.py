"""The installer's first day in the browser's form: before it every address leads there, afterwards it is closed for ever."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from cungcau.access.models import User
from cungcau.notices.models import MailServer
from cungcau.notices.queries import mail_server
from cungcau.registry.models import Organisation, Point

pytestmark = pytest.mark.django_db

TYPED = {
    "name_vi": "Điểm kết nối Hòa Lạc", "name_en": "Hoa Lac Connection Point", "code": "hhtp", "host_name": "Ban quản lý khu",
    "email": "point@point.example", "steward_name": "Bùi Phương Lan", "steward_email": "Lan@Point.example",
    "steward_password": "mưa-rào-tháng-sáu-1",
}  # fmt: skip


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.DATA = tmp_path


@pytest.fixture
def client():
    """A fresh one for each test: whether the point is ready is remembered by the process that serves."""
    return Client()


def picture(name="logo.png"):
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


@pytest.mark.parametrize(
    "path", ["/", "/search/?q=a", "/login/", "/people/", "/listings/own/", "/organisations/x/", "/no-such/", "/language/"]
)
def test_before_it_every_address_leads_to_the_installer(client, path):
    answer = client.get(path)

    assert (answer.status_code, answer.get("Location")) == (302, "/setup/")


def test_the_form_speaks_both_languages(client):
    vietnamese = client.get("/setup/").content.decode()
    english = client.get("/setup/?lang=en").content.decode()

    assert "Tên điểm kết nối" in vietnamese
    assert "Name of the point in Vietnamese" in english


def test_the_first_steward_is_logged_in_and_everything_is_there(client):
    answer = client.post("/setup/", TYPED, follow=True)

    here, steward = Point.objects.get(), User.objects.get()
    assert answer.redirect_chain == [("/", 302)]
    assert (here.code, here.name_vi, here.name_en, here.email) == (
        "HHTP", "Điểm kết nối Hòa Lạc", "Hoa Lac Connection Point", "point@point.example",
    )  # fmt: skip
    assert (here.host.name_vi, here.host.state) == ("Ban quản lý khu", "active")
    assert (steward.email, steward.roles, answer.context["user"]) == ("lan@point.example", {"steward"}, steward)
    assert "Điểm kết nối Hòa Lạc" in answer.content.decode()


def test_afterwards_it_is_closed_for_ever(client):
    client.post("/setup/", TYPED)
    stranger = Client()

    answers = [stranger.get("/setup/"), stranger.post("/setup/", {**TYPED, "name_vi": "Khác", "steward_email": "x@x.example"})]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, "/"), (302, "/")]
    assert (Point.objects.get().name_vi, User.objects.count()) == ("Điểm kết nối Hòa Lạc", 1)
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name_vi": ""}, "name_vi"),
        ({"name_en": ""}, "name_en"),
        ({"name_vi": "x" * 201}, "name_vi"),
        ({"code": "HH TP"}, "code"),
        ({"code": "hh-tp"}, "code"),
        ({"code": "x" * 13}, "code"),
        ({"email": "not an address"}, "email"),
        ({"steward_name": ""}, "steward_name"),
        ({"steward_email": "lan"}, "steward_email"),
        ({"steward_password": "short"}, "steward_password"),
        ({"steward_password": "1234567890123"}, "steward_password"),
        ({"steward_password": "lan@point.example"}, "steward_password"),
        ({"mail_host": "mail.example", "mail_port": "70000"}, "mail_port"),
        ({"mail_host": "mail.example", "mail_security": "no-such"}, "mail_security"),
    ],
)
def test_a_fault_is_told_at_its_field_and_nothing_entered_is_lost(client, wrong, field):
    answer = client.post("/setup/", {**TYPED, **wrong})

    page = answer.content.decode()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    for name in TYPED.keys() - wrong.keys() - {"steward_password"}:
        assert f'value="{TYPED[name]}"' in page, name
    assert TYPED["steward_password"] not in page
    assert (Point.objects.count(), User.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Địa chỉ thư điện tử này đã có tài khoản"), ("en", "Somebody has an account")]
)
def test_an_address_that_has_an_account_is_told_at_its_field(client, language, words):
    User.objects.add("lan@point.example", "Somebody else", password="mưa-rào-tháng-sáu-2")
    client.cookies["cungcau_language"] = language

    answer = client.post("/setup/", TYPED)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["steward_email"])
    assert words in answer.content.decode()
    assert (Point.objects.count(), User.objects.count()) == (0, 1)


def test_a_logo_is_drawn_anew_and_shown_on_every_page(client):
    client.post("/setup/", {**TYPED, "logo": picture()})

    name = Point.objects.get().logo
    page = Client().get("/").content.decode()
    assert f'src="/files/logo/{name}"' in page
    assert Client().get(f"/files/logo/{name}").status_code == 200


@pytest.mark.parametrize(
    "content", [b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", b"GIF89a", b"MZ", b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_picture_is_refused_at_its_field(client, content):
    answer = client.post("/setup/", {**TYPED, "logo": SimpleUploadedFile("logo.png", content, "image/png")})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["logo"])
    assert Point.objects.count() == 0


def test_the_mail_server_is_kept_and_its_password_is_not_shown(client):
    mail = {"mail_host": "mail.point.example", "mail_port": "465", "mail_user": "point", "mail_password": "bí-mật-thư",
            "mail_security": "tls", "mail_sender": "Điểm <point@point.example>"}  # fmt: skip

    faulty = client.post("/setup/", {**TYPED, **mail, "name_vi": ""})
    client.post("/setup/", {**TYPED, **mail})

    server = mail_server()
    assert ("bí-mật-thư" in faulty.content.decode(), 'value="mail.point.example"' in faulty.content.decode()) == (False, True)
    assert (server.host, server.port, server.user, server.password, server.security, server.sender) == (
        "mail.point.example", 465, "point", "bí-mật-thư", "tls", "Điểm <point@point.example>",
    )  # fmt: skip


def test_without_a_mail_server_the_point_is_ready_too(client):
    client.post("/setup/", TYPED)

    assert (MailServer.objects.count(), Organisation.objects.count()) == (0, 1)


def test_a_language_chosen_before_is_the_stewards(client):
    client.cookies["cungcau_language"] = "en"

    client.post("/setup/", TYPED)

    assert User.objects.get().language == "en"
