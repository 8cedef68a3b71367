"""The public form: what a person meets, what a machine meets, and what other sites may show."""

from __future__ import annotations

import time

import pytest
from django.core import signing
from django.test import Client

from cungcau.access.models import Attempt
from cungcau.intake.actions import allow_site
from cungcau.intake.models import Submission
from cungcau.kit.stamps import BITS, SALT, is_proven, new_stamp
from cungcau.notices.models import Outgoing
from tests.factories.submissions import TOLD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]


def stamp(age=60.0):
    return new_stamp(time.time() - age)


def filled(**changes):
    return {**TOLD, "consent": "on", "stamp": stamp(), "from": "techmart", **changes}


def prove(text):
    return next(str(number) for number in range(10**7) if is_proven(text, str(number)))


def send(client, path="/tell-us/", **changes):
    return client.post(path, filled(**changes))


def test_a_stranger_leaves_a_need_and_confirms_it_by_the_code(client, newest_mail):
    asked = send(client, follow=True)
    page = client.get(asked.url).content.decode()
    assert TOLD["email"] in page

    answer = client.post(asked.url, {"do": "code", "code": newest_mail(TOLD["email"])[2]}, follow=True)

    submission = Submission.objects.get()
    assert (submission.state, submission.campaign) == ("verified", "techmart")
    assert TOLD["title"] in answer.content.decode()


def test_opening_the_link_of_the_mail_confirms_nothing_pressing_the_button_does(client, newest_mail):
    send(client)
    path = newest_mail(TOLD["email"])[1]

    client.get(path)
    assert Submission.objects.get().state == "sent"
    led_on = client.post(path, follow=True)

    assert Submission.objects.get().state == "verified"
    assert TOLD["title"] in led_on.content.decode()
    assert client.post(path).status_code == 410


def test_five_wrong_codes_and_the_right_one_is_refused_too(client, newest_mail):
    asked = send(client)
    code = newest_mail(TOLD["email"])[2]
    wrong = "111 111" if code != "111 111" else "222 222"

    answers = [client.post(asked.url, {"do": "code", "code": wrong}).status_code for _try in range(5)]

    assert set(answers) == {422}
    assert client.post(asked.url, {"do": "code", "code": code}).status_code == 422
    assert Submission.objects.get().state == "sent"


def test_the_code_is_old_after_a_day(client, newest_mail):
    asked = send(client)
    _mail, path, code = newest_mail(TOLD["email"])
    Submission.objects.update(code_until="2020-01-01T00:00Z")

    assert client.post(asked.url, {"do": "code", "code": code}).status_code == 422
    assert client.get(path).status_code == 410


def test_nothing_typed_is_lost_on_an_error(client):
    answer = send(client, email="kein-klammeraffe", tax_code="123")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(text in page for name, text in TOLD.items() if name in {"title", "problem", "result", "name", "phone"})
    assert "kein-klammeraffe" in page


@pytest.mark.parametrize(
    ("age", "changes"),
    [(60, {"homepage": "http://x.example"}), (60, {"stamp": ""}), (60, {"stamp": "forged"}), (13 * 3600, {}), (0, {})],
    ids=["trap", "no stamp", "forged", "too old", "too quick"],
)
def test_what_only_machines_do_is_told_and_keeps_the_words(client, age, changes):
    answer = send(client, **{"stamp": stamp(age), **changes})

    assert answer.status_code == 422
    assert TOLD["problem"] in answer.content.decode()
    assert not Submission.objects.exists()


def test_without_the_proof_of_work_it_is_taken_and_marked(client):
    send(client)

    assert Submission.objects.get().flags == ["unproven"]


def test_with_the_proof_it_is_not_marked(client):
    given = stamp()

    send(client, stamp=given, proof=prove(given))

    assert Submission.objects.get().flags == []


def test_the_proof_is_work_and_fits_one_stamp_only():
    one, other = stamp(), stamp()
    number = prove(one)

    assert BITS >= 16
    assert is_proven(one, number)
    assert not is_proven(other, number) or not is_proven(other, str(int(number) + 1))


def test_too_many_from_one_network_are_told_to_wait_and_keep_their_words(client):
    answers = [send(client, email=f"a{number}@firm.example", title=f"Nhu cầu {number}") for number in range(6)]

    assert [answer.status_code for answer in answers[:4]] == [302] * 4
    assert answers[5].status_code == 429
    assert "Nhu cầu 5" in answers[5].content.decode()


def test_nobody_is_sent_more_than_a_few_mails(client):
    for number in range(8):
        given = stamp()
        send(client, title=f"Nhu cầu {number}", stamp=given, proof=prove(given), REMOTE_ADDR=f"203.0.113.{number}")

    assert Outgoing.objects.filter(to=TOLD["email"]).count() == 4


def test_an_address_with_an_account_is_answered_like_any_other(client, an):
    Attempt.objects.all().delete()
    known, unknown = send(client, email=an.email), send(client, email="nobody@firm.example")

    pages = [client.get(answer.url).content.decode() for answer in (known, unknown)]

    assert (known.status_code, unknown.status_code) == (302, 302)
    # Tokens differ at every showing, but not in length.
    lengths = {len(page.replace(an.email, "").replace("nobody@firm.example", "")) for page in pages}
    assert len(lengths) == 1


def test_the_link_can_be_sent_again_and_the_answer_tells_nothing(client, newest_mail):
    send(client)
    client.post(newest_mail(TOLD["email"])[1])

    known = client.post("/tell-us/link/", {"email": TOLD["email"]})
    unknown = client.post("/tell-us/link/", {"email": "nobody@firm.example"})

    assert (known.status_code, unknown.status_code) == (200, 200)
    assert Outgoing.objects.filter(kind="intake_link").count() == 1
    mains = [answer.content.decode().partition("<main")[2].partition("</main")[0] for answer in (known, unknown)]
    assert mains[0].replace(TOLD["email"], "") == mains[1].replace("nobody@firm.example", "")


def test_no_cookie_is_needed_so_it_works_in_a_frame(newest_mail):
    strict = Client(enforce_csrf_checks=True)

    asked = send(strict, "/tell-us/frame/?lang=en")

    assert asked.status_code == 302
    assert "lang=en" in asked.url
    page = strict.post(asked.url, {"do": "code", "code": newest_mail(TOLD["email"])[2]}).content.decode()
    assert Submission.objects.get().state == "verified"
    assert "Confirmed" in page


def test_no_site_shows_the_form_in_a_frame_until_the_steward_allows_it(client, lan):
    before = client.get("/tell-us/frame/")
    assert "frame-ancestors 'none'" in before["Content-Security-Policy"]
    assert before["X-Frame-Options"] == "DENY"

    allow_site(by=lan, origin="https://hiep-hoi.example")

    after = client.get("/tell-us/frame/")
    assert "frame-ancestors 'self' https://hiep-hoi.example" in after["Content-Security-Policy"]
    assert "X-Frame-Options" not in after
    for path in ("/tell-us/", "/login/", "/"):
        assert "frame-ancestors 'none'" in client.get(path)["Content-Security-Policy"]
        assert client.get(path)["X-Frame-Options"] == "DENY"


def test_a_campaign_is_a_short_code_and_anything_else_is_dropped(client):
    page = client.get("/tell-us/?from=Techmart-2026").content.decode()
    assert 'name="from" value="techmart-2026"' in page

    other = client.get('/tell-us/?from="><script>alert(1)</script>').content.decode()
    assert 'name="from" value=""' in other


def test_a_stamp_is_signed(client):
    forged = signing.dumps(["k3f9x2a7bc", time.time() - 60], key="another", salt=SALT)

    assert send(client, stamp=forged).status_code == 422
