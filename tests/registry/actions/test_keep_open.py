from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.registry.actions import keep_open
from cungcau.registry.models import OpenForm

pytestmark = pytest.mark.django_db


def test_a_sign_is_one_row_a_person_and_counts_anew_each_time(seeker, an):
    keep_open(seeker, by=an)
    OpenForm.objects.update(at=timezone.now() - timedelta(hours=1))

    keep_open(seeker, by=an)

    assert timezone.now() - OpenForm.objects.get().at < timedelta(minutes=1)


def test_who_may_not_edit_gives_no_sign(seeker, binh, ha):
    for user in (binh, ha):
        with pytest.raises(PermissionDenied):
            keep_open(seeker, by=user)

    assert not OpenForm.objects.exists()
