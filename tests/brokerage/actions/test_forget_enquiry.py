"""What nobody has confirmed is forgotten whole."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.access.keeping import kept
from cungcau.brokerage.actions import forget_enquiry
from cungcau.brokerage.guest_models import Enquiry
from cungcau.kit.policy import SYSTEM
from tests.factories.enquiries import a_confirmed, a_sent


def test_the_row_goes(offer):
    forget_enquiry(a_sent(offer), by=SYSTEM)

    assert not Enquiry.objects.exists()


def test_the_night_forgets_what_is_older_than_the_table_says_and_nothing_else(offer):
    now = timezone.now()
    old, fresh, read = a_sent(offer), a_sent(offer, email="moi@x.example"), a_confirmed(offer, email="doc@x.example")
    Enquiry.objects.filter(pk__in=[old.pk, read.pk]).update(sent_at=now - timedelta(days=8))

    line = kept()["enquiries_sent"]
    line.forget(line.due(now - timedelta(days=7)))

    assert set(Enquiry.objects.all()) == {fresh, read}


def test_nobody_else_does(offer, dung):
    with pytest.raises(PermissionDenied):
        forget_enquiry(a_sent(offer), by=dung)
