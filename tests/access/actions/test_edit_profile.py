import pytest
from django.core.exceptions import PermissionDenied

from cungcau.access.actions import edit_profile
from cungcau.access.models import User
from cungcau.trail.queries import history_of


def test_mended_details_are_found_again_without_marks(an):
    edit_profile(an, by=an, name="Đặng Văn An", phone="024 1234", language="en")

    fresh = User.objects.get(pk=an.pk)
    assert (fresh.name, fresh.phone, fresh.language) == ("Đặng Văn An", "024 1234", "en")
    assert fresh.folded == "dang van an an@seeker.example"


def test_the_trail_tells_which_details_and_not_what_they_were(an):
    edit_profile(an, by=an, name=an.name, phone="024 1234", language="vi")

    assert history_of(an).get().facts == {"fields": ["phone"]}


def test_saving_without_a_change_leaves_no_entry(an):
    edit_profile(an, by=an, name=an.name, phone="", language="vi")

    assert not history_of(an).exists()


def test_a_stranger_does_not_mend_it(an, binh):
    with pytest.raises(PermissionDenied):
        edit_profile(an, by=binh, name="Bình was here")
