import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused
from cungcau.registry.actions import add_contact, give_consent, withdraw_consent
from cungcau.registry.queries import contacts_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(seeker, an):
    return add_contact(seeker, by=an, name="Cao Thị Liên", phone="0912 000 111")


def test_a_line_says_what_when_how_by_whom_and_under_which_law(seeker, contact, an):
    line = give_consent(contact, "connection", by=an, on="2026-03-01", how="paper")
    before = give_consent(contact, "events", by=an, on="2024-03-01")

    assert (line.purpose, str(line.given_on), line.given_how, line.recorded_by) == ("connection", "2026-03-01", "paper", an)
    assert (line.basis, before.basis) == ("law-91-2025", "decree-13-2023")


def test_who_agreed_to_nothing_is_offered_for_nothing(seeker, contact, an):
    assert not contacts_for(seeker, "connection").exists()

    give_consent(contact, "connection", by=an, on="2026-03-01")

    assert list(contacts_for(seeker, "connection")) == [contact]
    assert not contacts_for(seeker, "events").exists()


def test_once_is_enough_and_again_after_a_withdrawal_is_another_line(seeker, contact, an):
    give_consent(contact, "connection", by=an, on="2026-03-01")
    with pytest.raises(Refused):
        give_consent(contact, "connection", by=an, on="2026-03-02")
    withdraw_consent(contact, by=an)

    give_consent(contact, "connection", by=an, on="2026-03-03")

    contact.refresh_from_db()
    assert (contact.consents.count(), contact.withdrawn_on) == (2, None)


@pytest.mark.parametrize("name", ["binh", "ha", "mai", "quang"])
def test_others_may_not(contact, name, request):
    with pytest.raises(PermissionDenied):
        give_consent(contact, "connection", by=request.getfixturevalue(name), on="2026-03-01")
