"""Pages of look-alikes: asked before saving, shown to the steward, and addresses that lead on."""

import pytest

from cungcau.registry.actions import add_contact, merge_records, tell_apart, undo_merger
from cungcau.registry.models import Contact, Expert, Organisation
from tests.factories.registry import a_proposed, put
from tests.people import organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]


@pytest.fixture
def twin(db):
    return organisation("Cty TNHH Cơ khí Sao Mai", street="Lô CN-05")


def test_who_registers_is_asked_before_it_is_saved_and_may_say_no(client, seeker, dung, vocabulary):
    client.force_login(dung)
    typed = {"name_vi": "CÔNG TY CP CƠ KHÍ SAO MAI", "kind": "sme", "summary_vi": "Gia công thấu kính"}

    asked = client.post("/organisations/new/", typed)
    text = asked.content.decode()

    assert (asked.status_code, Organisation.objects.count()) == (200, 1)
    assert "Gia công thấu kính" in text
    assert seeker.get_absolute_url() in text
    assert "Cùng tên" in text
    saved = client.post("/organisations/new/", {**typed, "none_of": asked.context["none_of"]})
    assert (saved.status_code, Organisation.objects.count()) == (302, 2)


def test_the_same_at_experts_and_contacts(client, seeker, lan, vocabulary):
    a_proposed(lan, name="Lê Đức", email="duc@x.example")
    add_contact(seeker, by=lan, name="Cao Liên", phone="0912 000 111")
    client.force_login(lan)

    expert = client.post("/experts/new/", {"name": "TS. Đức Lê", "email": "duc@x.example"})
    contact = client.post(f"{seeker.get_absolute_url()}contacts/new/",
                          {"name": "Liên", "phone": "+84912000111", "purposes": "connection",
                           "consent_on": "01/01/2026"})  # fmt: skip

    assert (expert.status_code, contact.status_code) == (200, 200)
    assert (Expert.objects.count(), Contact.objects.count()) == (1, 1)


def test_the_steward_sees_pairs_with_reasons_and_can_tell_them_apart(client, seeker, twin, lan):
    client.force_login(lan)

    text = client.get("/duplicates/").content.decode()
    client.post(f"/duplicates/organisation/{seeker.pid}/{twin.pid}/apart/")

    assert "Cùng tên" in text
    assert seeker.name not in client.get("/duplicates/").content.decode()
    assert seeker.name in client.get("/duplicates/?apart=1").content.decode()


@pytest.mark.parametrize("kind", ["organisation", "expert", "contact", "user", "nonsense"])
def test_each_kind_has_its_list(client, kind, lan):
    client.force_login(lan)

    assert client.get(f"/duplicates/?kind={kind}").status_code == 200


@pytest.mark.parametrize("name", ["an", "ha", "dung", "quang"])
def test_only_the_steward_sees_them(client, seeker, twin, name, lan, request):
    merger = merge_records(seeker, twin, by=lan)
    client.force_login(request.getfixturevalue(name))

    for path in ("/duplicates/", "/duplicates/done/", merger.get_absolute_url(),
                 f"/duplicates/merge/organisation/{seeker.pid}/{twin.pid}/"):  # fmt: skip
        assert client.get(path).status_code == 403, path


def test_a_record_is_not_merged_with_itself(client, seeker, lan):
    client.force_login(lan)

    assert client.get(f"/duplicates/merge/organisation/{seeker.pid}/{seeker.pid}/").status_code == 404


def test_an_address_leads_on_for_whom_may_see_where_to(client, seeker, twin, lan):
    merger = merge_records(seeker, twin, by=lan)
    address = twin.get_absolute_url()

    answer = client.get(address)
    assert (answer.status_code, answer.url, answer["Cache-Control"]) == (301, seeker.get_absolute_url(), "private, no-cache")
    put(seeker, "suspended")
    assert client.get(address).status_code == 404
    client.force_login(lan)
    assert client.get(address).status_code == 301
    put(seeker, "active")
    undo_merger(merger, by=lan)
    assert client.get(address).status_code == 200


def test_a_merged_expert_leads_on_too(client, lan):
    one, other = (put(a_proposed(lan, name=name), "active") for name in ("Lê Đức", "Đức Lê"))
    merge_records(one, other, by=lan)

    assert client.get(other.get_absolute_url()).url == one.get_absolute_url()


def test_a_page_that_is_out_of_date_merges_nothing_and_keeps_what_was_chosen(client, seeker, twin, lan):
    client.force_login(lan)
    path = f"/duplicates/merge/organisation/{seeker.pid}/{twin.pid}/"
    put(seeker, "active", version=7, street="Lô 1")

    answer = client.post(path, {"version": "1", "merged_version": "1", "take-street": "other", "note": "vì thế"})

    assert answer.status_code == 409
    assert "vì thế" in answer.content.decode()
    assert next(row for row in answer.context["rows"] if row.name == "street").takes
    twin.refresh_from_db()
    assert twin.state == "active"


def test_what_was_merged_is_chosen_nowhere(client, seeker, twin, lan, vocabulary):
    merge_records(seeker, twin, by=lan)
    client.force_login(lan)

    for path in ("/experts/new/", "/point/", "/registry/", "/duplicates/"):
        assert twin.name not in client.get(path).content.decode(), path


def test_lines_of_a_text_stay_lines_when_two_are_compared(client, seeker, twin, lan):
    put(seeker, "active", capabilities_vi="Phay CNC\nTiện")
    client.force_login(lan)

    text = client.get(f"/duplicates/merge/organisation/{seeker.pid}/{twin.pid}/").content.decode()

    assert "Phay CNC<br>Tiện" in text


def test_a_pair_told_apart_is_still_asked_about_when_registering(client, seeker, twin, lan, vocabulary):
    tell_apart(seeker, twin, by=lan)
    client.force_login(lan)

    assert client.post("/organisations/new/", {"name_vi": "Cơ khí Sao Mai", "kind": "sme"}).status_code == 200


def test_what_was_checked_stays_by_default_and_what_was_noted_down_goes_into_it(client, lan):
    noted = organisation("Cty TNHH Quang học Hạ Lũng", state="temporary")
    checked = organisation("Công ty TNHH Quang học Hạ Lũng")
    client.force_login(lan)

    text = client.get("/duplicates/").content.decode()

    assert f"/duplicates/merge/organisation/{checked.pid}/{noted.pid}/" in text
