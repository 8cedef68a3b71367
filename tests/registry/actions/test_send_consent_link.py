import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused
from cungcau.notices.models import Outgoing
from cungcau.registry.actions import add_contact, send_consent_link
from cungcau.registry.consent_links import consent_path, contact_of

pytestmark = pytest.mark.django_db


def test_the_mail_leads_to_her_own_page_and_is_struck_out_once_sent(seeker, an):
    contact = add_contact(seeker, by=an, name="Cao Thị Liên", email="lien@sao-mai.example")

    send_consent_link(contact, by=an)

    mail = Outgoing.objects.get()
    assert (mail.to, mail.is_secret) == ("lien@sao-mai.example", True)
    assert consent_path(contact) in mail.text


def test_a_link_that_we_have_not_given_leads_nowhere(seeker, an):
    contact = add_contact(seeker, by=an, name="Cao Thị Liên")
    token = consent_path(contact).split("/")[-2]

    assert contact_of(token) == contact
    assert contact_of(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert contact_of(contact.pid) is None


def test_without_an_address_nothing_is_sent_and_others_may_not(seeker, an, binh):
    contact = add_contact(seeker, by=an, name="Cao Thị Liên", phone="0912")

    with pytest.raises(Refused):
        send_consent_link(contact, by=an)
    with pytest.raises(PermissionDenied):
        send_consent_link(contact, by=binh)
