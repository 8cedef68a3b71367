import re

import pytest
from django.contrib.auth.hashers import get_hasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cungcau.access.actions import invite_user
from cungcau.access.models import DemoPerson, Role, User
from cungcau.access.queries import invitation_path, reset_path
from cungcau.trail.models import Entry
from tests.people import PASSWORD


def log_in(client, email, password=PASSWORD, **more):
    return client.post("/login/", {"email": email, "password": password, **more})


# --- in and out ---------------------------------------------------------------------------------------------


def test_the_right_password_opens_a_session_and_goes_on(client, lan, an):
    answer = log_in(client, "AN@seeker.example", next="/profile/")

    assert (answer.status_code, answer["Location"]) == (302, "/profile/")
    assert client.get("/profile/").status_code == 200


def test_a_page_of_another_site_is_not_gone_on_to(client, lan, an):
    for evil in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"):
        assert log_in(client, an.email, next=evil)["Location"] == reverse("web:home")
        client.logout()


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, lan, an):
    wrong = log_in(client, an.email, "khong-phai-dau")
    unknown = log_in(client, "nobody@nowhere.example", "khong-phai-dau")

    assert wrong.status_code == unknown.status_code == 422
    assert wrong.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_an_unknown_address_costs_a_hash_like_a_known_one(client, lan, an, monkeypatch):
    hashes = []
    hasher = type(get_hasher())
    encode = hasher.encode
    monkeypatch.setattr(
        hasher, "encode", lambda self, *args, **kwargs: hashes.append(1) or encode(self, *args, **kwargs)
    )

    log_in(client, an.email, "khong-phai-dau")
    known = len(hashes)
    log_in(client, "nobody@nowhere.example", "khong-phai-dau")

    assert known >= 1
    assert len(hashes) - known == known


def test_the_eleventh_try_is_told_how_long_to_wait(client, lan, an):
    for _ in range(10):
        assert log_in(client, an.email, "khong-phai-dau").status_code == 422

    answer = log_in(client, an.email)

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 900
    assert "15" in answer.content.decode()


def test_tries_of_many_accounts_from_one_network_are_counted_together(client, lan):
    for number in range(50):
        log_in(client, f"{number}@nowhere.example", "x")

    assert log_in(client, lan.email).status_code == 429
    assert (
        client.post(
            "/login/", {"email": lan.email, "password": PASSWORD}, REMOTE_ADDR="192.0.2.9"
        ).status_code
        == 302
    )


def test_logging_out_needs_a_post(client, lan, an):
    client.force_login(an)

    assert client.get("/logout/").status_code == 405
    assert client.post("/logout/").status_code == 302
    assert client.get("/profile/").status_code == 302


def test_the_language_of_the_person_is_taken_unless_one_was_chosen(client, lan, an):
    an.language = "en"
    an.save()

    assert log_in(client, an.email).cookies["cungcau_language"].value == "en"

    client.logout()
    client.cookies["cungcau_language"] = "vi"
    assert "cungcau_language" not in log_in(client, an.email).cookies


def test_choosing_a_language_is_remembered_and_outvotes_the_address(client, lan, an):
    client.force_login(an)

    answer = client.post("/language/", {"language": "en", "next": "/profile/?lang=vi&x=1"})

    assert answer["Location"] == "/profile/?x=1"
    assert answer.cookies["cungcau_language"].value == "en"
    assert client.post("/language/", {"language": "fr"}).status_code == 404


@pytest.mark.parametrize(("mails", "pages"), [("vi", "en"), ("en", "vi")])
def test_reading_in_a_language_leaves_that_of_the_mails_as_it_is(client, lan, an, mails, pages):
    User.objects.filter(pk=an.pk).update(language=mails)
    client.force_login(an)

    client.post("/language/", {"language": pages})

    profile = client.get("/profile/")
    assert User.objects.get(pk=an.pk).language == mails
    assert f'<html lang="{pages}"' in profile.text
    assert f'<option value="{mails}" selected>' in profile.text
    assert not Entry.objects.filter(subject=f"access.user:{an.pid}", verb="edit").exists()


@pytest.mark.parametrize(("pages", "mails"), [("vi", "en"), ("en", "vi")])
def test_choosing_the_language_of_mails_leaves_that_of_the_pages_as_it_is(client, lan, an, pages, mails):
    client.cookies["cungcau_language"] = pages
    client.force_login(an)

    answer = client.post("/profile/", {"name": an.name, "phone": "", "language": mails}, follow=True)

    assert User.objects.get(pk=an.pk).language == mails
    assert f'<html lang="{pages}"' in answer.text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_invitation_begins_with_the_language_in_which_it_is_written(client, lan, language):
    client.cookies["cungcau_language"] = language
    client.force_login(lan)

    assert f'<option value="{language}" selected>' in client.get("/people/invite/").text


# --- the demo -----------------------------------------------------------------------------------------------


@pytest.fixture
def demo_an(an):
    return DemoPerson.objects.create(user=an, can_vi="Đăng nhu cầu.", can_en="Post needs.")


def test_the_demo_offers_its_people_with_what_they_can_do(client, lan, demo_an, settings):
    settings.DEMO = True

    page = client.get("/login/").content.decode()

    assert "Nguyễn Văn An" in page and "Đăng nhu cầu." in page


def test_one_click_is_enough_in_the_demo_and_only_for_its_people(client, lan, demo_an, settings):
    settings.DEMO = True

    assert client.post(f"/login/demo/{lan.pid}/").status_code == 404
    assert client.post(f"/login/demo/{demo_an.user.pid}/").status_code == 302
    assert client.get("/profile/").context["user"] == demo_an.user


def test_outside_the_demo_there_is_no_one_click(client, lan, demo_an, settings):
    settings.DEMO = False

    assert client.post(f"/login/demo/{demo_an.user.pid}/").status_code == 404
    assert "Đăng nhu cầu." not in client.get("/login/").content.decode()


# --- links of mails -----------------------------------------------------------------------------------------


def test_the_answer_does_not_tell_whether_the_address_is_known(client, lan, an):
    def answer(email):
        page = client.post("/forgot/", {"email": email})
        return page.status_code, re.sub(r"[A-Za-z0-9]{64}", "token", page.content.decode()).replace(
            email, "X"
        )

    known, unknown = answer(an.email), answer("nobody@nowhere.example")

    assert Entry.objects.filter(verb="ask_reset").count() == 1
    assert known == unknown


def test_the_fourth_reset_mail_of_an_hour_is_not_sent(client, lan, an):
    for _ in range(3):
        assert client.post("/forgot/", {"email": an.email}).status_code == 200

    assert client.post("/forgot/", {"email": an.email}).status_code == 429
    assert Entry.objects.filter(verb="ask_reset").count() == 3


def test_a_reset_link_works_once(client, lan, an):
    link = reset_path(an)
    assert client.get(link).status_code == 200

    answer = client.post(link, {"password": "mot-mat-khau-moi-7", "again": "mot-mat-khau-moi-7"})

    assert answer.status_code == 302
    assert User.objects.get(pk=an.pk).check_password("mot-mat-khau-moi-7")
    assert client.get(link).status_code == 410


def test_a_weak_password_is_refused_with_a_reason(client, lan, an):
    answer = client.post(reset_path(an), {"password": "12345678", "again": "12345678"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["password"]
    assert User.objects.get(pk=an.pk).check_password(PASSWORD)


def test_an_invitation_opens_the_account_once(client, lan):
    user = invite_user(email="ha@park.example", name="Phạm Hà", by=lan)
    link = invitation_path(user)

    answer = client.post(link, {"password": "mot-mat-khau-moi-7", "again": "mot-mat-khau-moi-7"})

    assert answer.status_code == 302
    assert client.get("/profile/").context["user"] == user
    assert client.get(link).status_code == 410


def test_a_forged_link_and_a_closed_account_open_nothing(client, lan, an):
    link = reset_path(an)
    assert client.get(link[:-3] + "xx/").status_code == 410

    an.is_active = False
    an.save()

    assert client.get(link).status_code == 410


# --- the own account ----------------------------------------------------------------------------------------


def test_a_stranger_is_asked_to_log_in_first(client, lan):
    for page in ("/profile/", "/profile/password/", "/people/", "/people/invite/", f"/people/{lan.pid}/"):
        answer = client.get(page)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/login/")


def test_changing_the_password_keeps_this_session_and_ends_the_others(client, client_elsewhere, lan, an):
    client.force_login(an)
    client_elsewhere.force_login(an)

    answer = client.post(
        "/profile/password/",
        {"old": PASSWORD, "password": "mot-mat-khau-moi-7", "again": "mot-mat-khau-moi-7"},
    )

    assert answer.status_code == 302
    assert client.get("/profile/").status_code == 200
    assert client_elsewhere.get("/profile/").status_code == 302


@pytest.fixture
def client_elsewhere():
    return Client()


def test_a_wrong_present_password_is_said_at_its_field(client, lan, an):
    client.force_login(an)

    answer = client.post(
        "/profile/password/", {"old": "sai", "password": "mot-mat-khau-moi-7", "again": "mot-mat-khau-moi-7"}
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["old"]


def test_the_profile_mends_name_phone_and_language(client, lan, an):
    client.force_login(an)

    client.post("/profile/", {"name": "Đặng An", "phone": "024", "language": "en"})

    assert list(User.objects.filter(pk=an.pk).values_list("name", "phone", "language")) == [
        ("Đặng An", "024", "en")
    ]


# --- people -------------------------------------------------------------------------------------------------


def test_only_a_steward_sees_the_people(client, lan, an):
    client.force_login(an)

    for page in ("/people/", "/people/invite/", f"/people/{lan.pid}/", f"/people/{lan.pid}/deactivate/"):
        assert client.get(page).status_code == 403


def test_people_are_found_without_marks_by_state_and_by_role(client, lan, an, binh):
    client.force_login(lan)

    def found(**asked):
        return [row["user"].name for row in client.get("/people/", asked).context["rows"]]

    assert found() == ["Lê Bình", "Nguyễn Văn An", "Trần Thị Lan"]
    assert found(q="nguyen an") == ["Nguyễn Văn An"]
    assert found(q="other.example") == ["Lê Bình"]
    assert found(role="steward") == ["Trần Thị Lan"]
    assert found(state="stopped") == []


def test_the_list_asks_the_database_as_often_for_three_as_for_one(client, lan, django_assert_num_queries):
    client.force_login(lan)
    client.get("/people/")
    with CaptureQueriesContext(connection) as one:
        client.get("/people/")
    for number in range(3):
        user = User.objects.add(f"{number}@park.example", f"Person {number}", password="x")
        Role.objects.create(user=user, name="broker")

    with django_assert_num_queries(len(one)):
        client.get("/people/")


def test_a_steward_invites_by_the_form(client, lan, an):
    client.force_login(lan)

    again = client.post("/people/invite/", {"email": an.email, "name": "X", "language": "vi"})
    answer = client.post(
        "/people/invite/",
        {"email": "dung@park.example", "name": "Dũng", "language": "en", "roles": ["broker"]},
    )

    assert (again.status_code, list(again.context["form"].errors)) == (422, ["email"])
    assert answer.status_code == 302
    assert User.objects.get(email="dung@park.example").roles == {"broker"}


def test_only_the_ticks_that_changed_are_given_and_taken(client, lan, an):
    Role.objects.create(user=an, name="broker")
    client.force_login(lan)
    Role.objects.create(user=an, name="organiser")  # by another steward, after the page was made

    client.post(f"/people/{an.pid}/roles/", {"known": "broker", "roles": ["adviser"]})

    assert User.objects.get(pk=an.pk).roles == {"adviser", "organiser"}


def test_the_last_steward_reads_why_the_role_stays(client, lan):
    client.force_login(lan)

    answer = client.post(f"/people/{lan.pid}/roles/", {"known": "steward", "roles": []})

    assert answer.status_code == 422
    assert User.objects.get(pk=lan.pk).roles == {"steward"}


def test_an_account_is_closed_and_opened_with_a_reason_in_its_history(client, lan, an):
    client.force_login(lan)
    assert client.get(f"/people/{an.pid}/deactivate/").status_code == 200

    client.post(f"/people/{an.pid}/deactivate/", {"note": "Left the firm"})

    assert not User.objects.get(pk=an.pk).is_active
    page = client.get(f"/people/{an.pid}/")
    assert [(line["note"], line["who"]) for line in page.context["history"]] == [
        ("Left the firm", "Trần Thị Lan")
    ]
    assert client.post(f"/people/{an.pid}/reactivate/", {}).status_code == 302
    assert client.get(f"/people/{an.pid}/change_password/").status_code == 404
