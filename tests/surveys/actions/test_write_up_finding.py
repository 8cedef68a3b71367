"""Draft the listing of a finding that has none yet."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused
from cungcau.listings.models import Listing
from cungcau.surveys.actions import record_visit, write_up_finding
from cungcau.surveys.models import Finding
from tests.factories.surveys import NEED, said


@pytest.fixture
def finding(visit, mai):
    record_visit(visit, said(), by=mai)
    return Finding.objects.get()


def test_a_broker_makes_the_draft_and_it_is_hers(finding, dung):
    listing = write_up_finding(finding, by=dung)

    assert (listing.title_vi, listing.created_by, listing.source) == (NEED["title_vi"], dung, "survey")
    assert Finding.objects.get().listing == listing


def test_once(finding, dung, ha):
    other = Finding.objects.get()
    write_up_finding(finding, by=dung)

    with pytest.raises(Refused):
        write_up_finding(other, by=ha)
    assert Listing.objects.count() == 1


def test_not_by_who_writes_no_listings(finding, mai, lan):
    for somebody in (mai, lan):
        with pytest.raises(PermissionDenied):
            write_up_finding(finding, by=somebody)
