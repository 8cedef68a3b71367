"""Pages of people and trust: who reads the past, who withdraws without an account, what a stranger sees of a check."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cungcau.jobs.queue import drain
from cungcau.notices.models import Outgoing
from cungcau.registry.actions import (
    add_affiliation,
    add_contact,
    declare_interest,
    end_membership,
    give_consent,
    record_verification,
    withdraw_consent,
)
from cungcau.registry.consent_links import consent_path
from cungcau.registry.models import Absence, Consent, Interest, Membership, Verification
from tests.factories.listings import a_draft
from tests.factories.registry import a_proposed, put
from tests.people import employ, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]

REACH = ("0912 000 111", "lien@sao-mai.example")


@pytest.fixture
def contact(seeker, an):
    return add_contact(seeker, by=an, name="Cao Thị Liên", phone=REACH[0], email=REACH[1], purposes=["connection", "events"],
                       consent_on="2026-03-01", how="paper")  # fmt: skip


@pytest.fixture
def expert(lan, quan, institute):
    return put(a_proposed(lan, user=quan, organisation=institute), "active")


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_the_past_is_for_officers_and_the_present_for_its_people(client, seeker, an, dung, binh):
    gone = employ(person("tu", "Lý Văn Tú"), seeker)
    end_membership(gone.memberships.get(), by=dung, until=date(2024, 5, 1))
    path = f"{seeker.get_absolute_url()}people/"

    client.force_login(an)
    own = page(client, path)
    client.force_login(dung)
    told = page(client, path)

    assert ("Nguyễn Thị An" in own, "Lý Văn Tú" in own) == (True, False)
    assert ("Lý Văn Tú" in told, "01/05/2024" in told) == (True, True)
    client.force_login(binh)
    page(client, path, 403)


def test_a_role_is_changed_and_a_membership_ended_with_a_day(client, seeker, an, lan):
    row = an.memberships.get()
    client.force_login(lan)
    base = f"{seeker.get_absolute_url()}people/"

    wrong = client.post(f"{base}{row.pk}/role/", {"role": "reader", "since": "01/01/2019"})
    client.post(f"{base}{row.pk}/role/", {"role": "reader", "position_vi": "Cố vấn", "since": "01/05/2025"})
    later = Membership.objects.get(until=None)
    client.post(f"{base}{later.pk}/end/", {"until": "01/06/2025"})

    assert wrong.status_code == 422
    assert [(str(one.since), str(one.until), one.role) for one in an.memberships.order_by("pk")] == [
        ("2020-01-01", "2025-05-01", "editor"), ("2025-05-01", "2025-06-01", "reader"),
    ]  # fmt: skip


def test_the_ledger_shows_the_law_and_takes_another_line(client, seeker, contact, an):
    client.force_login(an)
    path = f"{seeker.get_absolute_url()}contacts/{contact.pid}/"

    text = page(client, path)
    client.post(path, {"purpose": "sharing", "on": "02/03/2026", "how": "phone"})

    assert "91/2025/QH15" in text
    assert sorted(contact.consents.values_list("purpose", flat=True)) == ["connection", "events", "sharing"]
    assert client.post(path, {"purpose": "sharing", "on": "02/03/2026", "how": "phone"}).status_code == 422


def test_she_withdraws_by_her_link_without_an_account(client, contact):
    path = consent_path(contact)

    text = page(client, path)
    client.post(path, {"purpose": "events"})
    contact.refresh_from_db()
    one_left = [line.purpose for line in contact.open_consents]
    client.post(path)

    assert "Cao Thị Liên" in text
    assert not [secret for secret in REACH if secret in text]
    assert one_left == ["connection"]
    contact.refresh_from_db()
    assert contact.withdrawn_on == timezone.localdate()
    assert set(Consent.objects.values_list("withdrawn_how", flat=True)) == {"link"}
    page(client, "/consent/guessed:token/", 404)


def test_the_link_is_sent_when_the_contact_is_added(client, seeker, an):
    client.force_login(an)
    typed = {"name": "Hoa", "email": "hoa@sao-mai.example", "purposes": "connection", "consent_on": "01/03/2026"}

    client.post(f"{seeker.get_absolute_url()}contacts/new/", {**typed, "send_link": "on"})
    drain()

    assert [mail.to for mail in Outgoing.objects.filter(kind="consent")] == ["hoa@sao-mai.example"]


def test_a_listing_proposes_only_contacts_who_agreed_and_keeps_its_own(client, seeker, contact, an):
    silent = add_contact(seeker, by=an, name="Người chưa hỏi", phone="1")
    client.force_login(an)
    new = page(client, "/listings/new/need/")
    assert (contact.name in new, silent.name in new) == (True, False)

    need = a_draft(seeker, an, contact=contact)
    withdraw_consent(contact, by=an)

    assert contact.name not in page(client, "/listings/new/need/")
    assert contact.name in page(client, f"{need.get_absolute_url()}edit/")
    assert not [secret for secret in REACH if secret in page(client, need.get_absolute_url())]
    give_consent(contact, "connection", by=an, on="2026-04-01")
    assert REACH[0] in page(client, need.get_absolute_url())


def test_a_stranger_sees_how_far_it_was_checked_and_no_evidence(client, seeker, an, dung):
    put(seeker, "active", tax_code="0000089329")
    record_verification(seeker, "tax_code", by=dung, on=timezone.localdate(), evidence="Ảnh chụp cổng tra cứu")
    address = f"{seeker.get_absolute_url()}verification/"

    text = page(client, seeker.get_absolute_url())

    assert "Đã đối chiếu mã số thuế ngày" in text
    assert "Ảnh chụp" not in text
    page(client, address, 302)
    client.force_login(an)
    assert "Ảnh chụp" in page(client, address)
    assert client.post(address, {"level": "site", "on": "01/03/2026", "evidence": "x"}).status_code == 403


def test_a_check_is_recorded_revoked_and_listed_for_renewal(client, seeker, lan):
    client.force_login(lan)
    path = f"{seeker.get_absolute_url()}verification/"
    soon = (timezone.localdate() + timedelta(days=20)).strftime("%d/%m/%Y")

    empty = client.post(path, {"level": "site", "on": "01/03/2026"})
    client.post(path, {"level": "site", "on": "01/03/2026", "evidence": "Đã đến xưởng", "valid_until": soon})

    assert empty.status_code == 422
    row = Verification.objects.get()
    assert seeker.name in page(client, "/registry/renewals/")
    client.post(f"{path}{row.pid}/revoke/", {"note": "Nhầm địa chỉ"})
    assert seeker.name not in page(client, "/registry/renewals/")
    assert "Nhầm địa chỉ" in page(client, path)


def test_an_expert_declares_and_is_away_on_her_own_page(client, expert, rival, quan, binh):
    base = f"{expert.get_absolute_url()}times/"
    client.force_login(quan)
    first, last = (timezone.localdate() + timedelta(days=days) for days in (-1, 5))

    client.post(f"{base}interests/", {"tie": "shares", "organisation": rival.pk, "note": "2 %"})
    nothing = client.post(f"{base}interests/", {"tie": "shares"})
    client.post(f"{base}away/", {"since": f"{first:%d/%m/%Y}", "until": f"{last:%d/%m/%Y}", "reason": "đi xa"})

    assert nothing.status_code == 422
    assert "2 %" in page(client, base)
    assert f"{last:%d/%m/%Y}" in page(client, expert.get_absolute_url())
    client.post(f"{base}interests/{Interest.objects.get().pid}/end/")
    client.post(f"{base}away/{Absence.objects.get().pk}/drop/")
    assert not Interest.objects.get().is_present
    client.force_login(binh)
    page(client, base, 403)
    assert client.post(f"{base}away/", {"since": "01/01/2026", "until": "02/01/2026"}).status_code == 403


def test_places_of_work_are_added_and_ended(client, expert, rival, lan):
    client.force_login(lan)
    base = f"{expert.get_absolute_url()}times/"

    client.post(f"{base}works/", {"organisation": rival.pk, "since": "01/02/2025"})
    line = expert.affiliations.get(until=None)
    client.post(f"{base}works/{line.pk}/end/", {"until": "01/03/2025"})

    expert.refresh_from_db()
    assert expert.organisation is None
    assert expert.affiliations.filter(until=None).count() == 0


def test_a_wrong_orcid_is_told(client, mai, vocabulary):
    client.force_login(mai)

    answer = client.post("/experts/new/", {"name": "Lê Đình Anh", "identifier": "0000-0002-1825-0098"})

    assert answer.status_code == 422
    assert "ORCID" in answer.content.decode()


def test_who_is_tied_is_refused_for_who_may_read_it_and_not_proposed_to_others(seeker, institute, an, dung, ha, lan):
    from cungcau.discovery.experts import experts_for
    from tests.factories.listings import a_published, a_term

    need = a_published(seeker, an, ha)
    words = {"summary_vi": "Xử lý màu nước thải nhuộm bằng ôzôn.", "keywords_vi": "nước thải nhuộm, màu"}
    about = {**words, "terms": [a_term("field", "207")], "organisation": institute}
    free, tied = (put(a_proposed(lan, name=name, **about), "active") for name in ("Lê Tự Do", "Vũ Cổ Đông"))
    declare_interest(tied, "shares", by=lan, organisation=seeker)
    declare_interest(free, "funded", by=lan, organisation=seeker, note="Đã nhận tiền.")

    broker, member = experts_for(need, dung), experts_for(need, an)

    assert [(one.thing, "Đã nhận tiền." in one.interests) for one in broker.ranked] == [(free, True)]
    assert [thing for thing, _why in broker.refused] == [tied]
    assert ([one.thing for one in member.ranked], [one.interests for one in member.ranked], member.refused) == ([free], [""], [])


def test_where_she_works_is_the_newest_line(expert, rival, lan):
    add_affiliation(expert, by=lan, organisation=rival, since=date(2025, 1, 1))

    assert expert.affiliations.first().organisation == rival
