"""The installer's first day: the point, its host, its first steward, its mail."""

import sys

import pytest
from django.utils import translation

from cungcau.access.models import Role, User
from cungcau.jobs.queue import drain
from cungcau.kit.errors import Refused
from cungcau.notices.models import MailServer, Outgoing
from cungcau.registry.actions import set_up_point
from cungcau.registry.models import Organisation, Point
from cungcau.trail.queries import history_of

FACTS = {
    "name_vi": "Điểm kết nối Hòa Lạc", "name_en": "Hoa Lac Connection Point", "code": "hhtp", "steward_name": "Bùi Phương Lan",
    "steward_email": "Lan@Point.example", "steward_password": "mưa-rào-tháng-sáu-1",
}  # fmt: skip

pytestmark = pytest.mark.django_db


def test_the_point_its_host_and_its_steward_are_ready():
    made = set_up_point(**FACTS, host_name="Ban quản lý Khu công nghệ cao", email="point@point.example")

    steward = User.objects.get()
    assert (made.code, made.name_vi, made.name_en, made.email) == (
        "HHTP", "Điểm kết nối Hòa Lạc", "Hoa Lac Connection Point", "point@point.example",
    )  # fmt: skip
    assert (made.host.name_vi, made.host.kind, made.host.state) == ("Ban quản lý Khu công nghệ cao", "agency", "active")
    assert (steward.email, steward.roles) == ("lan@point.example", {"steward"})
    assert steward.check_password(FACTS["steward_password"])
    assert [entry.verb for entry in history_of(made)] == ["set_up"]


def test_without_a_password_the_steward_is_invited_by_mail():
    set_up_point(**{**FACTS, "steward_password": ""})
    drain()

    steward = User.objects.get()
    assert (steward.is_invited, steward.roles) == (True, {"steward"})
    assert [mail.to for mail in Outgoing.objects.all()] == ["lan@point.example"]


def test_the_mail_server_is_kept():
    set_up_point(**FACTS, mail={"host": "mail.point.example", "port": 465, "security": "tls", "sender": "point@point.example"})

    server = MailServer.objects.get()
    assert (server.host, server.port, server.security, server.sender) == ("mail.point.example", 465, "tls", "point@point.example")


def test_it_is_done_once_for_ever():
    set_up_point(**FACTS)

    with pytest.raises(Refused) as told:
        set_up_point(**{**FACTS, "name_vi": "Khác", "steward_email": "other@point.example"})

    assert told.value.code == "set_up_already"
    assert (Point.objects.get().name_vi, User.objects.count()) == ("Điểm kết nối Hòa Lạc", 1)


@pytest.mark.parametrize("password", [FACTS["steward_password"], ""])
@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "Hãy chọn địa chỉ khác cho người quản trị đầu tiên."), ("en", "Give the first steward another address.")],
)
def test_an_address_that_has_an_account_is_refused_at_its_field(language, words, password):
    User.objects.add("LAN@point.example", "Somebody else", password="mưa-rào-tháng-sáu-2")

    with translation.override(language), pytest.raises(Refused) as told:
        set_up_point(**{**FACTS, "steward_password": password})

    assert (told.value.code, told.value.field) == ("email_taken", "steward_email")
    assert words in str(told.value.message)
    assert (Point.objects.count(), User.objects.count(), Role.objects.count()) == (0, 1, 0)


def test_of_two_hands_with_one_address_the_second_is_told(monkeypatch):
    """Both have looked and found the address free."""
    User.objects.add("lan@point.example", "Somebody else")
    monkeypatch.setattr(sys.modules[set_up_point.__module__], "normal_email", lambda _typed: "nobody@point.example")

    with pytest.raises(Refused) as told:
        set_up_point(**FACTS)

    assert told.value.field == "steward_email"


def test_all_of_it_or_nothing():
    User.objects.add("lan@point.example", "Somebody else", password="mưa-rào-tháng-sáu-2")

    with pytest.raises(Refused) as told:
        set_up_point(**{**FACTS, "steward_password": ""}, host_name="Ban quản lý", mail={"host": "mail.point.example"})

    assert told.value.code == "email_taken"
    assert [model.objects.count() for model in (Point, Organisation, MailServer, Role)] == [0, 0, 0, 0]
