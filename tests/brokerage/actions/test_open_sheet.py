"""A sheet is used again."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import close_sheet, open_sheet
from cungcau.brokerage.guest_queries import open_sheet_of
from tests.factories.enquiries import a_sheet


def test_the_printed_code_works_again(offer, dung, quang):
    sheet = close_sheet(a_sheet(dung, offer), by=dung)
    with pytest.raises(PermissionDenied):
        open_sheet(sheet, by=quang)

    open_sheet(sheet, by=dung)
    assert open_sheet_of(sheet.token) == sheet
