"""A sheet with codes."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.sheet_models import Sheet
from cungcau.kit.errors import Refused
from cungcau.kit.ids import new_pid
from cungcau.listings.models import Listing
from tests.factories.enquiries import a_sheet


def test_it_holds_the_listings_in_their_order_and_a_short_code(offer, need, son):
    sheet = a_sheet(son, need, offer)

    assert [(line.number, line.listing) for line in sheet.lines.all()] == [(1, need), (2, offer)]
    assert (len(sheet.token), sheet.created_by) == (8, son)


def test_pressed_twice_it_is_one(offer, dung):
    pid = new_pid()

    assert a_sheet(dung, offer, pid=pid) == a_sheet(dung, offer, pid=pid)
    assert Sheet.objects.count() == 1


def test_what_strangers_may_not_read_is_not_printed_and_is_named(offer, need, dung):
    Listing.objects.filter(pk=need.pk).update(anonymity="members")
    need.refresh_from_db()

    with pytest.raises(Refused) as refusal:
        a_sheet(dung, offer, need)
    assert need.ref in str(refusal.value.message)
    assert not Sheet.objects.exists()
    with pytest.raises(Refused):
        a_sheet(dung)


@pytest.mark.parametrize("name", ["an", "quan", "ha", "lan", "quang", "guest"])
def test_brokers_and_organisers_make_them(offer, name, request):
    with pytest.raises(PermissionDenied):
        a_sheet(request.getfixturevalue(name), offer)
