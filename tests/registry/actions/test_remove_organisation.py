"""Take an organisation away again that came in by mistake."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused
from cungcau.registry.actions import add_contact, register_organisation, remove_organisation
from cungcau.registry.models import Contact, Organisation
from cungcau.trail.queries import history_of
from tests.factories.listings import a_draft
from tests.people import employ


@pytest.fixture
def made(dung):
    return register_organisation(by=dung, name_vi="Công ty Gốm", kind="sme", external_id="T1")


def test_it_is_gone_with_its_contacts_and_the_trail_remembers_it(made, dung):
    add_contact(made, by=dung, name="Na", phone="", email="")

    remove_organisation(made, by=dung)

    assert (Organisation.objects.count(), Contact.objects.count()) == (0, 0)
    entry = history_of(made).first()
    assert (entry.verb, entry.facts) == ("remove", {"name": "Công ty Gốm", "external_id": "T1"})


def test_one_on_which_something_hangs_stays(made, dung, an):
    a_draft(made, dung)
    with pytest.raises(Refused):
        remove_organisation(made, by=dung)
    assert Organisation.objects.filter(pk=made.pk).exists()


def test_one_with_members_stays(made, dung, binh):
    employ(binh, made)
    with pytest.raises(Refused):
        remove_organisation(made, by=dung)


def test_a_verified_one_stays_and_others_may_not(made, dung, mai, an):
    for somebody in (mai, an):
        with pytest.raises(PermissionDenied):
            remove_organisation(made, by=somebody)
    Organisation.objects.filter(pk=made.pk).update(state="verified")
    made.refresh_from_db()
    with pytest.raises(PermissionDenied):
        remove_organisation(made, by=dung)
