"""Memberships are asked anew each time, and once in work that asks of thousands of things."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.registry.models import Membership
from cungcau.registry.who import memberships_remembered

pytestmark = pytest.mark.django_db


def test_in_such_work_one_question_answers_for_all_things(an, seeker, rival):
    with memberships_remembered(), CaptureQueriesContext(connection) as asked:
        answers = [can(an, "draft", Listing(organisation=firm, kind="need")) for firm in (seeker, rival, seeker, rival)]

    assert answers == [True, False, True, False]
    assert sum("registry_membership" in query["sql"] for query in asked) == 1


def test_outside_of_it_who_has_left_has_left(an, seeker):
    listing = Listing(organisation=seeker, kind="need")
    with memberships_remembered():
        assert can(an, "draft", listing)
    Membership.objects.update(until="2020-02-02")

    assert not can(an, "draft", listing)
