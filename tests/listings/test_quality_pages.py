"""The checklist while one writes: of what is saved and of what is only typed, for who may know."""

import pytest

from cungcau.listings.models import Listing
from tests.factories.listings import a_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]
ROWS = {
    f"{name}-{part}": "0" for name in ("specifications", "targets", "ip_items") for part in ("TOTAL_FORMS", "INITIAL_FORMS")
}


def test_what_is_saved_is_judged_with_reason_fix_and_way_to_the_field(client, seeker, an):
    draft = a_draft(seeker, an, summary_vi="ngắn")
    client.force_login(an)

    answer = client.get(f"/listings/{draft.pid}/quality/")

    page = answer.content.decode()
    assert f'href="/listings/{draft.pid}/edit/#id_summary_vi"' in page
    assert "ít nhất 100 ký tự" in page
    assert [point.check.key for point in answer.context["quality"].blocking] == ["summary_vi"]


def test_what_is_typed_is_judged_and_not_saved_though_a_field_has_a_fault(client, seeker, an):
    draft = a_draft(seeker, an)
    client.force_login(an)

    typed = {**ROWS, "title_vi": "Gọi 0912 345 678 để biết", "money_min": "nhiều", "problem": "640 triệu"}
    answer = client.post(f"/listings/{draft.pid}/quality/", typed)

    quality = answer.context["quality"]
    assert answer.status_code == 200
    assert ("title_vi", "0912 345 678") in [(point.field, point.found) for point in quality.blocking]
    assert "problem_measured" in {point.check.key for point in quality.held}
    assert Listing.objects.get(pk=draft.pk).title_vi == draft.title_vi


def test_a_listing_that_is_not_begun_is_judged_for_those_who_could_begin_it(client, seeker, an, binh):
    typed = {**ROWS, "title_vi": "Khử màu nước thải nhuộm", "organisation": seeker.pid}
    client.force_login(an)
    own = client.post("/listings/new/need/quality/", typed)
    asked = client.get("/listings/new/need/quality/")
    client.force_login(binh)
    other = client.post("/listings/new/need/quality/", typed)

    assert (own.status_code, asked.status_code, other.status_code) == (200, 404, 404)
    assert not Listing.objects.exists()


def test_others_are_told_nothing(client, seeker, an, binh):
    draft = a_draft(seeker, an)
    client.force_login(binh)

    assert client.get(f"/listings/{draft.pid}/quality/").status_code == 404


def test_the_form_holds_the_panel_and_a_button_for_those_without_scripts(client, seeker, an):
    draft = a_draft(seeker, an)
    client.force_login(an)

    pages = [client.get(f"/listings/{draft.pid}/edit/").content.decode(), client.get("/listings/new/need/").content.decode()]

    assert f'formaction="/listings/{draft.pid}/quality/"' in pages[0]
    assert 'hx-post="/listings/new/need/quality/"' in pages[1]
