from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Stale
from cungcau.registry.actions import record_verification, revoke_verification
from cungcau.registry.queries import verification_of

pytestmark = pytest.mark.django_db


def test_it_counts_no_more_and_stays_with_the_reason(seeker, dung, lan):
    row = record_verification(seeker, "site", by=dung, on=date(2026, 3, 1), evidence="Đã đến.")

    revoke_verification(row, by=lan, note="Địa chỉ không đúng.")

    assert verification_of(seeker) is None
    assert seeker.verifications.get().revoked_note == "Địa chỉ không đúng."
    with pytest.raises(Stale):
        revoke_verification(row, by=lan, note="lại")


def test_only_a_steward_revokes(seeker, dung):
    row = record_verification(seeker, "site", by=dung, on=date(2026, 3, 1), evidence="Đã đến.")

    with pytest.raises(PermissionDenied):
        revoke_verification(row, by=dung, note="x")
