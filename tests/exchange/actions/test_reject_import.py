"""The file cannot be read."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.exchange.actions import reject_import
from cungcau.exchange.remarks import Remark
from tests.factories.exchange import an_upload, checked


def test_why_is_kept(dung):
    thing = checked(dung, {"a": "1", "b": "2"})

    assert (thing.state, thing.fault[0], thing.total) == ("unreadable", "no_heading_known", 0)


def test_only_the_house_rejects(dung):
    with pytest.raises(PermissionDenied):
        reject_import(an_upload(dung, {"a": "1"}), Remark("", "no_rows"), by=dung)
