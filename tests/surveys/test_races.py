"""Two hands at the same moment, each with its own connection."""


import pytest

from cungcau.kit.errors import Refused, Stale
from cungcau.listings.models import Listing
from cungcau.surveys.actions import add_firms, record_visit, write_up_finding
from cungcau.surveys.models import Finding, Report, Visit
from tests.factories.surveys import a_campaign, a_visit, fresh, said
from tests.hands import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_report_that_is_sent_several_times_at_once_is_one(dung, seeker):
    visit = a_visit(dung, seeker, dung)
    hands = [fresh(visit) for _hand in range(4)]

    answers = at_once(*[lambda hand=hand: record_visit(hand, said(), by=dung) for hand in hands])

    assert {answer.pk for answer in answers} == {Report.objects.get().pk}
    assert Listing.objects.count() == 1


def test_of_two_reports_at_once_one_is_told_who_was_first(dung, lan, seeker):
    visit = a_visit(dung, seeker, dung)
    one, other = fresh(visit), fresh(visit)

    answers = at_once(lambda: record_visit(one, said("a"), by=dung), lambda: record_visit(other, said("b"), by=lan))

    assert sum(isinstance(answer, Stale) for answer in answers) == 1
    assert (Report.objects.count(), Finding.objects.count()) == (1, 1)


def test_firms_added_at_once_get_numbers_of_their_own(dung, lan, seeker, rival, institute):
    campaign = a_campaign(dung)

    at_once(lambda: add_firms(campaign, [seeker, rival], by=dung), lambda: add_firms(campaign, [rival, institute], by=lan))

    assert sorted(Visit.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_what_is_written_up_by_two_at_once_is_one_draft(dung, ha, mai, seeker):
    record_visit(a_visit(dung, seeker, mai), said(), by=mai)
    one, other = Finding.objects.get(), Finding.objects.get()

    answers = at_once(lambda: write_up_finding(one, by=dung), lambda: write_up_finding(other, by=ha))

    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    assert Listing.objects.count() == 1
