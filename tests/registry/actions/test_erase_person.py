import json
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from openpyxl import load_workbook

from cungcau.registry.actions import add_contact, declare_interest, erase_person, merge_records
from cungcau.registry.dossier import as_json, as_workbook, dossier, same_person
from cungcau.registry.models import Merger
from cungcau.trail.models import Entry
from tests.factories.registry import a_proposed

pytestmark = pytest.mark.django_db

SECRETS = ("Cao Thị Liên", "0912 000 111", "lien@sao-mai.example")


@pytest.fixture
def contact(seeker, an):
    return add_contact(
        seeker, by=an, name=SECRETS[0], phone=SECRETS[1], email=SECRETS[2], consent_purpose="kết nối", consent_on="2026-03-01"
    )


def test_who_it_was_is_gone_and_the_days_of_consent_stay(contact, lan):
    before = Entry.objects.count()

    erase_person(contact, by=lan, note="Theo yêu cầu.")

    contact.refresh_from_db()
    told = as_json(dossier([contact])).decode()
    assert not [secret for secret in SECRETS if secret in told]
    line = contact.consents.get()
    assert (str(line.given_on), line.purpose, line.words) == ("2026-03-01", "connection", "")
    assert Entry.objects.count() == before + 1


def test_a_merger_remembers_nothing_of_the_person(contact, seeker, an, lan):
    other = add_contact(seeker, by=an, name="Liên Cao", phone="0913")
    merge_records(other, contact, by=lan)

    erase_person(other, by=lan)

    assert not [secret for secret in SECRETS if secret in json.dumps(Merger.objects.get().journal, ensure_ascii=False)]


def test_an_expert_ends_and_leaves_no_words(lan, an, rival):
    expert = a_proposed(lan, user=an, email="duc@x.example", summary_vi="Ba mươi năm.")
    declare_interest(expert, "shares", by=lan, organisation=rival, note="2 % cổ phần")

    erase_person(expert, by=lan)

    expert.refresh_from_db()
    assert (expert.state, expert.user, expert.summary_vi, expert.interests.get().note) == ("ended", None, "", "")
    assert "Đức" not in expert.folded


@pytest.mark.parametrize("name", ["an", "ha", "dung"])
def test_only_a_steward_erases(contact, name, request):
    with pytest.raises(PermissionDenied):
        erase_person(contact, by=request.getfixturevalue(name))


def test_everything_about_a_person_is_found_by_mail_and_account(contact, an, lan, seeker):
    expert = a_proposed(lan, name="Cao Liên", email=SECRETS[2], user=an)

    things = same_person(contact)
    rows = dossier(things)

    assert set(things) == {contact, expert, an}
    assert set(rows) >= {"registry.contact", "registry.consent", "registry.expert", "access.user", "registry.membership"}
    assert "password" not in rows["access.user"][0]
    assert load_workbook(BytesIO(as_workbook(rows))).sheetnames == [label[-31:] for label in rows]
    assert json.loads(as_json(rows)) == rows


def test_two_without_an_address_are_not_one_person(seeker, an):
    one, _other = (add_contact(seeker, by=an, name=name, phone="0912") for name in ("Liên", "Hoa"))

    assert same_person(one) == [one]
