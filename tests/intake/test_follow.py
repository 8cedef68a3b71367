"""What the sender sees by the link, and what nobody sees without it."""

from __future__ import annotations

import pytest

from cungcau.intake.actions import ask_sender, decline_submission, mark_spam, take_submission
from cungcau.intake.links import path, token
from cungcau.intake.models import Submission
from cungcau.jobs.queue import drain
from cungcau.listings.actions import edit_listing, publish_listing, submit_listing
from cungcau.notices.models import Outgoing
from tests.factories.listings import a_term
from tests.factories.submissions import TOLD, a_confirmed, a_sent
from tests.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]


@pytest.fixture
def submission(db):
    return a_confirmed()


def test_it_shows_what_was_told_and_no_contact_data(client, submission):
    page = client.get(path(submission, "follow")).content.decode()

    assert TOLD["problem"] in page
    assert not any(TOLD[name] in page for name in ("email", "phone", "name"))


@pytest.mark.parametrize("given", ["0" * 40, "", "x"])
def test_another_token_opens_nothing(client, submission, given):
    address = f"/tell-us/{submission.pid}/{given or 'none'}/"

    assert client.get(address).status_code == 410
    assert client.post(f"{address}erase/").status_code == 410
    assert Submission.objects.get().state == "verified"


def test_a_token_of_one_purpose_does_not_serve_another(client, submission):
    watch = token(submission, "watch")

    assert client.get(f"/tell-us/{submission.pid}/{watch}/").status_code == 410
    assert client.get(f"/tell-us/{submission.pid}/confirm/{watch}/").status_code == 410


def test_before_the_confirmation_there_is_nothing_to_follow(client):
    assert client.get(path(a_sent(), "follow")).status_code == 410


def test_a_question_is_answered_by_the_link(client, submission, ha):
    ask_sender(submission, by=ha, question="Nhiệt độ sấy là bao nhiêu?")
    address = path(submission, "follow")
    assert "Nhiệt độ sấy" in client.get(address).content.decode()

    client.post(f"{address}answer/", {"answer": "Sáu mươi độ."})

    submission.refresh_from_db()
    assert (submission.state, submission.messages.last().text) == ("verified", "Sáu mươi độ.")


def test_an_answer_that_comes_too_late_is_not_lost_without_a_word(client, submission, ha):
    """Two windows were open, and the first one has answered."""
    ask_sender(submission, by=ha, question="Nhiệt độ nước thải?")
    address = f"{path(submission, 'follow')}answer/"
    client.post(address, {"answer": "Sáu mươi độ."})

    late = client.post(address, {"answer": "Chính xác là sáu mươi hai độ."})

    page = late.content.decode()
    assert (late.status_code, "Chính xác là sáu mươi hai độ." in page, "chưa được gửi" in page) == (422, True, True)
    assert submission.messages.filter(from_sender=True).count() == 1


def test_an_empty_answer_is_told_and_changes_nothing(client, submission, ha):
    ask_sender(submission, by=ha, question="?")

    assert client.post(f"{path(submission, 'follow')}answer/", {"answer": ""}).status_code == 422
    assert Submission.objects.get().state == "asked"


def test_withdrawn_corrected_erased_by_the_link(client, submission):
    address = path(submission, "follow")

    client.post(f"{address}correct/", {"phone": "0988 123 456"})
    assert Submission.objects.get().phone == "0988 123 456"
    client.post(f"{address}withdraw/", {"note": "Đã tìm được."})
    assert Submission.objects.get().state == "withdrawn"
    client.post(f"{address}erase/")

    assert (Submission.objects.get().state, Submission.objects.get().email) == ("erased", "")
    assert client.get(address).status_code == 410


def test_the_sender_of_spam_learns_nothing_of_it(client, submission, ha):
    mark_spam(submission, by=ha)

    page = client.get(path(submission, "follow")).content.decode().lower()

    assert "spam" not in page.split("<main")[1]
    assert "rác" not in page.split("<main")[1]


def test_the_sender_hears_of_every_step(ha, dung, seeker, django_capture_on_commit_callbacks):
    submission = a_confirmed()
    ask_sender(submission, by=dung, question="Bao nhiêu?")
    other = decline_submission(a_confirmed(email="khac@firm.example"), by=dung, reason="Ngoài phạm vi.")
    submission = take_submission(submission, by=dung, organisation=seeker)
    need = submission.listing
    terms = [a_term("field", "207"), a_term("transfer_mode", "technical_assistance")]
    edit_listing(need, by=dung, version=need.version, subkind="technology", summary_vi=TOLD["problem"] * 4, terms=terms,
                 anonymity="named")  # fmt: skip
    submit_listing(need, by=dung)
    publish_listing(need, by=ha)
    drain()

    kinds = list(Outgoing.objects.filter(to=TOLD["email"]).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["intake_confirm", "intake_received", "intake_question", "intake_taken", "intake_published"]
    declined = Outgoing.objects.get(to=other.email, kind="intake_declined")
    assert "Ngoài phạm vi." in declined.text


def test_a_mail_is_in_the_language_of_the_form(ha):
    a_confirmed(language="en", title="Dry mushrooms")
    drain()

    assert "We have your need: Dry mushrooms" in Outgoing.objects.values_list("subject", flat=True)


def test_with_an_account_of_the_same_address_it_is_claimed(client):
    lien = person("lien", "Cao Thị Liên")
    submission = a_confirmed(email=lien.email)
    client.force_login(lien)

    assert TOLD["title"] in client.get("/intake/mine/").content.decode()
    client.post(f"/intake/mine/{submission.pid}/")

    assert submission.claims.get().user == lien
    again = client.post(f"/intake/mine/{submission.pid}/")
    assert (again.status_code, submission.claims.count()) == (302, 1)


def test_others_find_nothing_of_it_under_their_account(client, submission, an):
    client.force_login(an)

    assert TOLD["title"] not in client.get("/intake/mine/").content.decode()
    assert client.post(f"/intake/mine/{submission.pid}/").status_code == 404
