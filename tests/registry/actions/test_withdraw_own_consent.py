"""A person withdraws on her own page what she agreed to."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.registry.actions import add_contact, give_consent, withdraw_own_consent
from cungcau.trail.queries import history_of


@pytest.fixture
def contact(seeker, dung, an):
    values = {"name": "Trần Văn Bình", "email": "Binh@demo.example", "consent_on": "2026-03-01"}
    row = add_contact(seeker, by=dung, purposes=["connection"], **values)
    give_consent(row, "events", by=dung, on="2026-03-02", how="phone")
    return row


def test_one_purpose_ends_and_she_is_named_as_the_one_who_did_it(contact, binh):
    withdraw_own_consent(contact, by=binh, purpose="events")

    lines = {line.purpose: (line.withdrawn_on is None, line.withdrawn_how) for line in contact.consents.all()}
    assert lines == {"connection": (True, ""), "events": (False, "form")}
    assert (history_of(contact).first().verb, history_of(contact).first().actor_name) == ("withdraw_own", "Trần Văn Bình")


@pytest.mark.parametrize("name", ["an", "ha", "dung", "lan", "quang", "guest"])
def test_nobody_withdraws_for_another_here(contact, name, request):
    with pytest.raises(PermissionDenied):
        withdraw_own_consent(contact, by=request.getfixturevalue(name), purpose="events")

    assert contact.consents.filter(withdrawn_on=None).count() == 2
