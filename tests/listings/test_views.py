"""Pages of listings: two people at one form lose nothing."""

import pytest

from cungcau.listings.actions import edit_listing
from cungcau.listings.models import Listing
from tests.factories.listings import a_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]

ROWS = {
    f"{name}-{part}": number
    for name in ("specifications", "targets")
    for part, number in (("TOTAL_FORMS", "0"), ("INITIAL_FORMS", "0"))
}


def test_the_second_of_two_editors_keeps_what_was_typed_and_can_save_it(client, seeker, an):
    draft = a_draft(seeker, an)
    client.force_login(an)
    edit_listing(Listing.objects.get(pk=draft.pk), by=an, version=1, title_vi="Sửa trước")
    typed = {**ROWS, "version": "1", "title_vi": "Sửa sau"}

    answer = client.post(f"/listings/{draft.pid}/edit/", typed)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Sửa sau" in page
    assert an.name in page
    assert Listing.objects.get(pk=draft.pk).title_vi == "Sửa trước"

    again = client.post(f"/listings/{draft.pid}/edit/", {**typed, "version": str(answer.context["version"])})

    assert again.status_code == 302
    assert Listing.objects.get(pk=draft.pk).title_vi == "Sửa sau"
