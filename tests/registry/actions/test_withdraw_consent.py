"""Record that a contact withdrew the consent."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.registry.actions import add_contact, give_consent, withdraw_consent
from cungcau.registry.models import Contact
from cungcau.trail.queries import history_of


@pytest.fixture
def contact(seeker, an):
    return add_contact(seeker, by=an, name="Cao Thị Liên", phone="0912 000 111", consent_purpose="x", consent_on="2026-03-01")


def test_the_day_is_kept_and_it_is_remembered(contact, seeker, an):
    withdraw_consent(contact, by=an)

    kept = Contact.objects.get(pk=contact.pk)
    line = kept.consents.get()
    assert (str(line.given_on), line.withdrawn_on, kept.withdrawn_on) == ("2026-03-01", *[timezone.localdate()] * 2)
    assert (history_of(seeker).first().verb, history_of(seeker).first().facts) == (
        "withdraw_consent", {"contact": contact.pid, "purpose": "", "how": ""},
    )  # fmt: skip


def test_one_purpose_alone_leaves_the_others(contact, an):
    give_consent(contact, "events", by=an, on="2026-03-02")

    withdraw_consent(contact, by=an, purpose="events")

    kept = Contact.objects.get(pk=contact.pk)
    assert (kept.agreed_to("connection"), kept.agreed_to("events"), kept.withdrawn_on) == (True, False, None)


@pytest.mark.parametrize("name", ["binh", "ha", "quang", "guest"])
def test_who_may_not_is_refused(contact, name, request):
    with pytest.raises(PermissionDenied):
        withdraw_consent(contact, by=request.getfixturevalue(name))

    assert Contact.objects.get(pk=contact.pk).withdrawn_on is None
