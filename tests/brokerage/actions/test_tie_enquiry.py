"""It becomes the interest of an organisation."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import tie_enquiry
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import Refused, Stale
from cungcau.registry.models import Organisation
from cungcau.trail.queries import history_of
from tests.factories.enquiries import WHO, a_confirmed, a_sheet
from tests.factories.interests import ON_OFFER, an_interest


def test_of_a_known_organisation_and_the_broker_has_it_in_hand(offer, seeker, dung):
    enquiry = a_confirmed(offer, agrees=True)

    interest = tie_enquiry(enquiry, by=dung, organisation=seeker)

    assert (interest.organisation, interest.channel, interest.state, interest.handler) == (seeker, "guest", "screening", dung)
    assert (interest.wish, interest.sender_name, interest.sender_email) == (ON_OFFER["wish"], WHO["name"], WHO["email"])
    assert (interest.sender, interest.sender_agreed_at, interest.sender_agreed_by) == (None, enquiry.agreed_at, None)
    assert (enquiry.state, enquiry.interest) == ("tied", interest)
    assert history_of(interest).get(verb="send").facts["by_link"] is True


def test_of_a_new_one_of_which_nothing_is_checked(offer, dung):
    interest = tie_enquiry(a_confirmed(offer), by=dung)

    assert (interest.organisation.name_vi, interest.organisation.state) == (WHO["organisation_name"], "temporary")


def test_what_came_by_a_code_has_the_event_as_its_origin(offer, seeker, dung):
    sheet = a_sheet(dung, offer)

    interest = tie_enquiry(a_confirmed(offer, sheet=sheet), by=dung, organisation=seeker)

    assert (interest.sheet, interest.origin) == (sheet, "event")


def test_an_organisation_that_must_not_know_of_it_is_refused_and_nothing_is_made(offer, rival, dung):
    offer.excluded_organisations.add(rival)
    enquiry = a_confirmed(offer)

    with pytest.raises(Refused):
        tie_enquiry(enquiry, by=dung, organisation=rival)
    assert not Interest.objects.exists()
    assert Enquiry.objects.get().state == "verified"


def test_one_interest_of_an_organisation_at_a_time_and_no_organisation_is_left_behind(offer, seeker, an, dung):
    an_interest(offer, seeker, an)
    before = Organisation.objects.count()

    with pytest.raises(Refused):
        tie_enquiry(a_confirmed(offer), by=dung, organisation=seeker)
    assert Organisation.objects.count() == before


def test_of_two_brokers_one_ties_it(offer, seeker, rival, dung):
    enquiry = a_confirmed(offer)
    other = Enquiry.objects.get(pk=enquiry.pk)
    tie_enquiry(enquiry, by=dung, organisation=seeker)

    with pytest.raises(Stale):
        tie_enquiry(other, by=dung, organisation=rival)
    assert Interest.objects.count() == 1


@pytest.mark.parametrize("name", ["an", "ha", "lan", "quang", "son", "guest"])
def test_others_tie_nothing(offer, seeker, name, request):
    with pytest.raises(PermissionDenied):
        tie_enquiry(a_confirmed(offer), by=request.getfixturevalue(name), organisation=seeker)
