"""The steward's page of the point."""

import io

import pytest
from PIL import Image

from cungcau.registry.actions import edit_point
from cungcau.registry.models import Point

pytestmark = pytest.mark.django_db

TYPED = {
    "name_vi": "Điểm kết nối Hòa Lạc", "name_en": "Hoa Lac Connection Point", "code": "hhtp", "email": "point@point.example",
    "phone": "024 000 000", "address_vi": "Km 29 Đại lộ Thăng Long", "address_en": "Km 29 Thang Long avenue", "version": "1",
}  # fmt: skip


def a_picture():
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "PNG")
    out.seek(0)
    out.name = "logo.png"
    return out


def test_a_steward_changes_name_code_logo_and_how_to_reach_the_point(client, point, lan, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(lan)

    answer = client.post("/point/", {**TYPED, "logo": a_picture()}, follow=True)

    kept, page = Point.objects.get(), answer.content.decode()
    assert (kept.name_vi, kept.code, kept.phone) == ("Điểm kết nối Hòa Lạc", "HHTP", "024 000 000")
    assert kept.logo.endswith(".png")
    assert [words in page for words in (TYPED["phone"], TYPED["address_vi"], TYPED["email"], kept.logo)] == [True] * 4

    client.post("/point/", {**TYPED, "version": "2", "no_logo": "on"})

    assert Point.objects.get().logo == ""


@pytest.mark.parametrize(("name", "value"), [("code", "H-1"), ("name_vi", ""), ("logo", "picture")])
def test_what_does_not_fit_is_told_and_nothing_is_saved(client, point, lan, name, value):
    client.force_login(lan)
    wrong = io.BytesIO(b"no picture")
    wrong.name = "logo.png"

    answer = client.post("/point/", {**TYPED, name: wrong if name == "logo" else value})

    assert answer.status_code == 422
    assert Point.objects.get().name_vi == "Điểm kết nối thử nghiệm"


def test_who_comes_second_keeps_what_was_typed_and_can_save_it(client, point, lan):
    client.force_login(lan)
    edit_point(point, by=lan, version=1, phone="024 111 111")

    answer = client.post("/point/", TYPED)

    assert (answer.status_code, Point.objects.get().phone) == (409, "024 111 111")
    assert TYPED["address_vi"] in answer.content.decode()
    again = client.post("/point/", {**TYPED, "version": answer.context["version"]})
    assert (again.status_code, Point.objects.get().phone) == (302, "024 000 000")


def test_the_page_and_its_line_in_the_menu_are_for_the_steward(client, point, lan, quang):
    client.force_login(lan)
    assert 'href="/point/"' in client.get("/").content.decode()

    client.force_login(quang)

    assert client.get("/point/").status_code == 403
    assert 'href="/point/"' not in client.get("/").content.decode()
