"""The words of the room answer both questions alike."""

import pytest

from cungcau.help.actions import end_tour
from cungcau.help.models import TourEnd
from cungcau.kit.policy import can, visible


@pytest.mark.django_db
def test_everybody_reads_her_own_end_alone(an, ha, lan, guest):
    own = end_tour(by=an)

    assert [can(user, "read", own) for user in (an, ha, lan, guest)] == [True, False, False, False]
    assert [list(visible(user, TourEnd.objects.all())) for user in (an, ha, lan, guest)] == [[own], [], [], []]
