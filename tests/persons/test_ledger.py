"""The ledger: everything somebody agreed to, in every room, with what follows; and who may see and end it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cungcau.access.persons import agreed_by
from cungcau.jobs.queue import drain
from cungcau.persons.actions import ask_erasure
from cungcau.persons.finding import person_of
from cungcau.registry.actions import add_contact, give_consent
from cungcau.registry.models import Consent
from cungcau.trail.models import Look
from tests.factories.submissions import a_confirmed

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(seeker, dung):
    row = add_contact(
        seeker, by=dung, name="Trần Văn Bình", email="binh@demo.example", purposes=["connection"], consent_on="2026-03-01",
        how="paper",
    )  # fmt: skip
    give_consent(row, "events", by=dung, on="2026-03-02", how="phone")
    return row


def test_a_line_tells_wording_day_way_and_what_follows(contact, binh):
    lines = {line.key.partition(":")[0]: line for line in agreed_by(person_of(binh))}

    line = lines["consent"]
    assert (line.version, line.given_how != "", line.recorded_by, line.withdrawn_on) == ("2026-11", True, "Phạm Anh Dũng", None)
    assert line.follows and line.law and line.words


def test_what_was_told_by_the_public_form_is_there_too(contact, binh, lan, point):
    a_confirmed(email="binh@demo.example")

    assert sorted(line.key.partition(":")[0] for line in agreed_by(person_of(contact))) == ["consent", "consent", "submission"]


def test_she_reads_and_withdraws_on_her_own_page(client, contact, binh, lan, point):
    client.force_login(binh)
    address = f"/persons/user/{binh.pid}/"
    page = client.get(address).content.decode()
    row = Consent.objects.get(purpose="events")
    assert f'name="line" value="consent:{row.pid}"' in page  # with its button

    answer = client.post(f"{address}withdraw/", {"line": f"consent:{row.pid}"})

    row.refresh_from_db()
    assert (answer.status_code, answer.url, row.withdrawn_how) == (302, address, "form")
    assert Look.objects.count() == 0
    assert Consent.objects.get(purpose="connection").withdrawn_on is None


def test_the_steward_withdraws_for_her_and_her_look_is_written_down(client, contact, lan, point):
    client.force_login(lan)
    address = f"/persons/contact/{contact.pid}/"
    assert client.get(address).status_code == 200
    row = Consent.objects.get(purpose="events")

    client.post(f"{address}withdraw/", {"line": f"consent:{row.pid}", "how": "phone"})

    row.refresh_from_db()
    assert (row.withdrawn_on is not None, row.withdrawn_how) == (True, "phone")
    assert Look.objects.filter(who_name=lan.name, parts=["personal_data"]).exists()


@pytest.mark.parametrize(
    ("name", "status"),
    [("an", 403), ("ha", 403), ("dung", 403), ("mai", 403), ("son", 403), ("quang", 403), ("guest", 302), ("lan", 200)],
)
def test_who_reads_what_is_kept_about_another(client, contact, binh, lan, point, name, status, request):
    user = request.getfixturevalue(name)
    if name != "guest":
        client.force_login(user)

    for address in (f"/persons/user/{binh.pid}/", f"/persons/contact/{contact.pid}/"):
        assert client.get(address).status_code == status
        if status != 200:
            assert client.post(f"{address}withdraw/", {"line": "x"}).status_code == status


def test_a_line_of_somebody_else_is_not_hers_to_withdraw(client, contact, an, lan, point):
    client.force_login(an)
    row = Consent.objects.get(purpose="events")

    assert client.post(f"/persons/user/{an.pid}/withdraw/", {"line": f"consent:{row.pid}"}).status_code == 404
    row.refresh_from_db()
    assert row.withdrawn_on is None


@pytest.mark.parametrize(("name", "status"), [("binh", 200), ("an", 404), ("ha", 404), ("dung", 404), ("lan", 200)])
def test_who_reads_a_request_for_erasure_and_who_sees_what_will_go(client, contact, binh, lan, point, name, status, request):
    erasure = ask_erasure(binh, by=binh)
    client.force_login(request.getfixturevalue(name))

    page = client.get(f"/persons/erasures/{erasure.pid}/?show=all")

    assert page.status_code == status
    assert ("2026" in page.content.decode() and "Bản sao lưu" in page.content.decode()) == (name == "lan")
    assert client.get("/persons/erasures/").status_code == (200 if name == "lan" else 403)


def test_the_texts_of_the_house_are_gone_through_only_where_she_asks_for_it(client, contact, binh, lan, point):
    erasure, asked = ask_erasure(binh, by=binh), []
    client.force_login(lan)

    for address in ("", "?show=all"):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(f"/persons/erasures/{erasure.pid}/{address}")
        asked.append(sum(" LIKE " in one["sql"].upper() for one in queries))
        assert ('href="?show=all"' in page.content.decode(), "/approve/" in page.content.decode()) == (not address, bool(address))

    assert asked[0] == 0 < asked[1]


def test_she_asks_on_her_page_and_the_steward_decides_by_the_button(client, binh, lan, point):
    client.force_login(binh)
    asked = client.post(f"/persons/user/{binh.pid}/forget/")
    client.force_login(lan)

    answer = client.post(f"{asked.url}approve/", {"version": "1"})

    assert (asked.status_code, answer.status_code) == (302, 302)
    drain()
    binh.refresh_from_db()
    assert (binh.is_active, "Bình" in binh.name) == (False, False)
