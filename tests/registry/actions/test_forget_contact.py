"""A contact asked to be forgotten."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.registry.actions import add_contact, forget_contact
from cungcau.registry.models import Contact
from cungcau.trail.queries import history_of


@pytest.fixture
def contact(seeker, an):
    return add_contact(seeker, by=an, name="Cao Thị Liên", phone="0912 000 111", consent_purpose="x", consent_on="2026-03-01")


def test_the_row_goes_and_the_trail_names_nobody(contact, seeker, lan):
    forget_contact(contact, by=lan)

    entry = history_of(seeker).first()
    assert (Contact.objects.count(), entry.verb, entry.facts, entry.note) == (0, "forget_contact", {}, "")


@pytest.mark.parametrize("name", ["an", "dung", "quang", "guest"])
def test_who_may_not_is_refused(contact, name, request):
    with pytest.raises(PermissionDenied):
        forget_contact(contact, by=request.getfixturevalue(name))

    assert Contact.objects.exists()
