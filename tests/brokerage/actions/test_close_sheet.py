"""A sheet goes out of use."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import close_sheet
from cungcau.brokerage.guest_queries import open_sheet_of
from tests.factories.enquiries import a_sheet


def test_its_code_leads_nowhere(offer, dung):
    sheet = a_sheet(dung, offer)
    assert open_sheet_of(sheet.token) == sheet

    close_sheet(sheet, by=dung)
    assert open_sheet_of(sheet.token) is None


def test_the_director_only_reads(offer, dung, quang):
    with pytest.raises(PermissionDenied):
        close_sheet(a_sheet(dung, offer), by=quang)
