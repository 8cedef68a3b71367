"""The officers' desk: what waits, what can be made of it, who may see it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.intake.actions import answer_officer, ask_sender
from cungcau.intake.models import Block, Site, Submission
from cungcau.intake.queries import organisations_like
from cungcau.intake.who import Sender
from cungcau.registry.models import Organisation
from tests.factories.listings import a_published
from tests.factories.persons import keep_to_the_rules
from tests.factories.submissions import TOLD, a_confirmed, a_sent, in_state
from tests.people import organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "vocabulary", "lan")]


@pytest.mark.parametrize(
    ("name", "status"), [("ha", 200), ("dung", 200), ("lan", 200), ("an", 403), ("quang", 403), ("mai", 403)]
)
def test_who_sees_the_queue(client, name, status, request):
    client.force_login(request.getfixturevalue(name))

    assert client.get("/intake/").status_code == status


def test_unconfirmed_ones_are_not_there(client, ha):
    sent, confirmed = a_sent(title="Chưa xác nhận"), a_confirmed(title="Đã xác nhận")
    client.force_login(ha)

    page = client.get("/intake/").content.decode()

    assert "Đã xác nhận" in page
    assert "Chưa xác nhận" not in page
    assert client.get(confirmed.get_absolute_url()).status_code == 200
    assert client.get(sent.get_absolute_url()).status_code == 404


def test_the_oldest_stands_first_and_waits_too_long_is_said(client, ha):
    a_confirmed(title="Mới")
    in_state(a_confirmed(title="Cũ"), "verified", verified_at=timezone.now() - timedelta(days=9))
    client.force_login(ha)

    page = client.get("/intake/?lang=en").content.decode()

    assert page.index("Cũ") < page.index("Mới")
    assert page.count("Waits too long") == 1


def test_an_officer_takes_it_up_for_an_organisation_that_is_known(client, ha, seeker):
    Organisation.objects.filter(pk=seeker.pk).update(tax_code="0100109106")
    submission = a_confirmed(tax_code="0100109106")
    client.force_login(ha)

    answer = client.post(
        f"{submission.get_absolute_url()}take/", {"organisation": seeker.pid, "kind": "sme", "version": submission.version}
    )

    submission.refresh_from_db()
    assert answer.url == f"/listings/{submission.listing.pid}/edit/"
    assert submission.organisation == seeker
    assert client.get(answer.url).status_code == 200


def test_another_officer_was_first(client, ha):
    submission = a_confirmed()
    client.force_login(ha)
    in_state(submission, "taken")

    assert client.post(f"{submission.get_absolute_url()}take/", {"organisation": "new", "version": 1}).status_code == 409


def test_of_a_sender_who_was_first_it_is_said_that_it_was_the_sender(client, ha):
    submission = a_confirmed()
    ask_sender(submission, by=ha, question="Chai bao nhiêu lít?")
    client.force_login(ha)
    shown = submission.version
    answer_officer(submission, by=Sender(submission), answer="Nửa lít.")

    answer = client.post(f"{submission.get_absolute_url()}take/", {"organisation": "new", "kind": "sme", "version": shown})

    assert answer.status_code == 409
    assert "Người gửi đã sửa hồ sơ này" in answer.content.decode()


def test_it_is_joined_to_a_need_by_its_reference_or_its_address(client, ha, an, seeker):
    need = a_published(seeker, an, ha)
    client.force_login(ha)
    for words in (need.ref.lower(), f"https://point.example/listings/{need.pid}/"):
        submission = a_confirmed()
        address = f"{submission.get_absolute_url()}merge/"
        assert client.post(address, {"listing": "nothing", "version": submission.version}).status_code == 422
        client.post(address, {"listing": words, "version": submission.version})
        submission.refresh_from_db()
        assert (submission.state, submission.listing) == ("merged", need)


def test_spam_is_undone(client, ha):
    submission = a_confirmed()
    client.force_login(ha)

    client.post(f"{submission.get_absolute_url()}mark_spam/", {"version": submission.version})
    assert TOLD["title"] in client.get("/intake/?state=spam").content.decode()
    submission.refresh_from_db()
    client.post(f"{submission.get_absolute_url()}restore/", {"version": submission.version})

    assert Submission.objects.get().state == "verified"


def test_only_the_steward_keeps_the_lists(client, lan, ha):
    client.force_login(ha)
    assert [client.get(path).status_code for path in ("/intake/blocked/", "/intake/sites/")] == [403, 403]

    client.force_login(lan)
    client.post("/intake/blocked/", {"kind": "domain", "value": "spam.example", "note": ""})
    client.post("/intake/sites/", {"origin": "https://Hiep-Hoi.example/trang?x=1", "note": "Hiệp hội"})

    assert list(Block.objects.values_list("value", flat=True)) == ["spam.example"]
    assert list(Site.objects.values_list("origin", flat=True)) == ["https://hiep-hoi.example"]
    assert "https://hiep-hoi.example" in client.get("/intake/sites/").content.decode()


@pytest.mark.parametrize(
    "origin", ["hiep-hoi", "javascript:alert(1)", "https://*.example", "https://a.example; script-src *", "https://a b.c"]
)
def test_no_site_can_smuggle_something_into_the_policy(client, lan, origin):
    client.force_login(lan)

    assert client.post("/intake/sites/", {"origin": origin, "note": ""}).status_code == 422
    assert not Site.objects.exists()


def test_organisations_that_may_be_meant_are_found_by_code_website_and_name(seeker):
    Organisation.objects.filter(pk=seeker.pk).update(tax_code="0100109106")
    branch = organisation("Chi nhánh Sao Mai", tax_code="0100109106-001")
    site = organisation("Nấm sạch", website="https://www.nam-bavi.example/")
    name = organisation("HTX Nấm Ba Vì")
    longer = organisation("Liên hiệp Hợp tác xã Nấm Ba Vì và Sơn Tây")
    for unlike in ("Công ty Nhựa Bình Minh", "Công ty Nấm Đà Lạt", "Hợp tác xã Rau sạch Ba Vì", "Viện Nam Bangkok Vinh"):
        organisation(unlike)

    found = organisations_like(a_sent(tax_code="0100109106"))

    assert [(one.organisation, one.why) for one in found] == [
        (seeker, "tax_code"), (branch, "branch"), (site, "website"), (name, "name"), (longer, "name"),
    ]  # fmt: skip


def test_what_nobody_confirms_is_gone_after_a_week_and_old_spam_is_erased():
    old = timezone.now() - timedelta(days=8)
    gone, kept = a_sent(), a_sent(title="Mới gửi")
    Submission.objects.filter(pk=gone.pk).update(sent_at=old)
    spam = in_state(a_confirmed(), "spam", settled_at=timezone.now() - timedelta(days=31))

    keep_to_the_rules()

    assert set(Submission.objects.values_list("pk", "state")) == {(kept.pk, "sent"), (spam.pk, "erased")}
