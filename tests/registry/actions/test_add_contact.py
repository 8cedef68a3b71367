"""Record whom to reach at an organisation."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.registry.actions import add_contact
from cungcau.registry.models import Contact
from cungcau.trail.queries import history_of

CONTACT = {"name": "Cao Thị Liên", "phone": "0912 000 111", "consent_purpose": "kết nối công nghệ", "consent_on": "2026-03-01"}


def test_it_is_kept_with_its_consent_and_the_history_names_no_phone(seeker, an):
    made = add_contact(seeker, by=an, **CONTACT)

    kept = Contact.objects.get(pk=made.pk)
    assert (kept.organisation, kept.name, kept.consent_purpose, str(kept.consent_on)) == (
        seeker, "Cao Thị Liên", "kết nối công nghệ", "2026-03-01",
    )  # fmt: skip
    assert (history_of(seeker).first().verb, history_of(seeker).first().facts) == ("add_contact", {})


@pytest.mark.parametrize("name", ["binh", "ha", "mai", "quang", "guest"])
def test_who_may_not_is_refused(seeker, name, request):
    with pytest.raises(PermissionDenied):
        add_contact(seeker, by=request.getfixturevalue(name), **CONTACT)

    assert not Contact.objects.exists()
