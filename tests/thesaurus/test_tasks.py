"""The shipped thesaurus comes in by the house's clock."""

import pytest

from cungcau.jobs.clock import tick
from cungcau.jobs.queue import drain, waiting
from cungcau.thesaurus.models import Concept
from cungcau.thesaurus.tasks import plant

pytestmark = pytest.mark.django_db


def test_the_first_tick_of_the_clock_brings_it_in(client, point, lan):
    assert "đang được nạp" in client.get("/thesaurus/").text

    tick()
    assert waiting(plant) == 1
    drain()

    assert Concept.objects.count() > 3000
