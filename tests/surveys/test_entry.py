"""Quick entry from paper: code, sheet in the paper's order, next code."""

import pytest
from django.urls import reverse

from cungcau.listings.models import Listing
from cungcau.surveys.codes import code_of
from cungcau.surveys.models import Report
from tests.factories.surveys import a_visit, fresh

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")
ENTRY = "/surveys/entry/"


@pytest.fixture
def visit(dung, seeker, client):
    client.force_login(dung)
    return a_visit(dung, seeker, dung)


def test_a_paper_is_typed_and_the_next_code_is_asked_for(client, visit):
    answer = client.post(ENTRY, {"code": f"nc {visit.code}"})
    assert answer.url == f"{ENTRY}NC-{visit.code}/"
    page = client.get(answer.url)
    sent = {
        "key": page.context["key"], "seen": "", "title": "Sấy bơm nhiệt", "problem": "Tốn dầu.", "goals": ["quality"],
        "q_difficulty": "Ẩm", "absorption_finance": "2", "start_by": "01/06/2027", "money_max": "2 tỷ",
    }  # fmt: skip

    for _press in range(2):
        after = client.post(answer.url, sent)
        assert after.url == ENTRY

    listing = Listing.objects.get()
    assert (listing.title_vi, listing.money_max, f"{listing.start_by}") == ("Sấy bơm nhiệt", 2_000_000_000, "2027-06-01")
    assert (fresh(visit).state, fresh(visit).answers, Report.objects.count()) == ("answered", {"difficulty": "Ẩm"}, 1)


def test_digits_alone_open_the_campaigns_first_sheet(client, visit):
    assert client.post(ENTRY, {"code": visit.code}).url == f"{ENTRY}NC-{visit.code}/"


WRONG = [("NC-1-0001-00", "so từng chữ số"), (f"NC-{code_of(7, 1)}", "Không có doanh nghiệp")]


@pytest.mark.parametrize(("code", "words"), WRONG)
def test_a_wrong_code_is_told_and_stays_in_its_field(client, visit, code, words):
    answer = client.post(ENTRY, {"code": code})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert code in answer.content.decode()


def test_what_must_be_mended_is_told_and_nothing_is_lost(client, visit):
    answer = client.post(f"{ENTRY}NC-{visit.code}/", {"key": "k", "seen": "", "problem": "Tốn dầu.", "contact_name": "Liên"})

    assert answer.status_code == 422
    assert {"title", "consent"} <= set(answer.context["form"].errors)
    assert "Tốn dầu." in answer.content.decode()
    assert not Report.objects.exists()


def test_an_offer_and_the_firms_own_entry(client, visit):
    client.post(f"{ENTRY}CC-{visit.code}/", {"key": "a", "seen": "", "title": "Sơn bột", "advantages": "Không dung môi"})
    last = Report.objects.get().pid
    client.post(f"{ENTRY}TC-{visit.code}/", {"key": "b", "seen": last, "street": "Lô CN-40", "employees": "85"})

    visit.organisation.refresh_from_db()
    assert Listing.objects.get().kind == "offer"
    assert (visit.organisation.street, visit.organisation.employees) == ("Lô CN-40", 85)


def test_who_types_an_older_paper_after_another_is_told(client, visit):
    for key in "ab":
        answer = client.post(f"{ENTRY}NC-{visit.code}/", {"key": key, "seen": "", "title": "Sấy"})

    assert answer.status_code == 409
    again = {"key": answer.context["key"], "seen": answer.context["seen"], "title": "Sấy"}
    assert client.post(f"{ENTRY}NC-{visit.code}/", again).status_code == 302
    assert Report.objects.count() == 2


def test_the_form_is_for_those_who_record(client, visit, ha):
    client.force_login(ha)

    assert client.get(reverse("surveys:entry_sheet", args=[f"NC-{visit.code}"])).status_code == 403
