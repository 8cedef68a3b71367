"""Record that a contact withdrew the consent."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.registry.actions import add_contact, withdraw_consent
from cungcau.registry.models import Contact
from cungcau.trail.queries import history_of


@pytest.fixture
def contact(seeker, an):
    return add_contact(seeker, by=an, name="Cao Thị Liên", phone="0912 000 111", consent_purpose="x", consent_on="2026-03-01")


def test_the_day_is_kept_and_it_is_remembered(contact, seeker, an):
    withdraw_consent(contact, by=an)

    kept = Contact.objects.get(pk=contact.pk)
    assert (kept.withdrawn_on, str(kept.consent_on)) == (timezone.localdate(), "2026-03-01")
    assert (history_of(seeker).first().verb, history_of(seeker).first().facts) == ("withdraw_consent", {"contact": contact.pid})


@pytest.mark.parametrize("name", ["binh", "ha", "quang", "guest"])
def test_who_may_not_is_refused(contact, name, request):
    with pytest.raises(PermissionDenied):
        withdraw_consent(contact, by=request.getfixturevalue(name))

    assert Contact.objects.get(pk=contact.pk).withdrawn_on is None
