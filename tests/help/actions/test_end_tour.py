import pytest
from django.core.exceptions import PermissionDenied

from cungcau.help.actions import end_tour
from cungcau.help.models import TourEnd
from cungcau.help.queries import tour_proposed

pytestmark = pytest.mark.django_db


def test_the_walk_is_proposed_until_it_is_ended(an):
    before = tour_proposed(an)

    end_tour(by=an)

    assert before.startswith("/listings/own/?tour=member-1")
    assert tour_proposed(an) == ""


def test_pressed_twice_it_is_ended_once(an):
    assert end_tour(by=an) == end_tour(by=an)
    assert TourEnd.objects.count() == 1


def test_a_colleague_is_still_asked(an, ha):
    end_tour(by=an)

    assert tour_proposed(ha)


def test_nobody_in_particular_ends_nothing(guest):
    with pytest.raises(PermissionDenied):
        end_tour(by=guest)
