"""Who looks at what is not for everybody is written down; the page never breaks for it."""

from datetime import timedelta
from io import BytesIO
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.utils import timezone

from cungcau.files.actions import attach_file
from cungcau.jobs.queue import drain
from cungcau.listings.looks import note_export
from cungcau.listings.models import Listing
from cungcau.trail.looks import looks_at
from cungcau.trail.models import Look
from tests.factories.listings import a_draft, a_published, in_state
from tests.factories.persons import keep_to_the_rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def need(point, lan, vocabulary, seeker, an, ha):
    return a_published(seeker, an, ha, anonymity="anonymous", confidential="hạn chót tháng ba")


def opened(listing):
    return [(look.who_name, look.parts) for look in looks_at(listing)]


def see(client, user, address):
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer


def test_an_officer_who_opens_the_page_is_written_down_once(client, need, dung):
    for _time in range(2):
        page = see(client, dung, need.get_absolute_url()).content.decode()

    assert opened(need) == [("Phạm Anh Dũng", ["absorption", "budget", "confidential", "identity"])]
    assert looks_at(need)[0].request_id
    assert "lượt xem của bạn được ghi lại" in page


def test_a_look_after_some_time_is_another_one(client, need, dung):
    see(client, dung, need.get_absolute_url())
    Look.objects.update(at=timezone.now() - timedelta(minutes=11))
    see(client, dung, need.get_absolute_url())

    assert looks_at(need).count() == 2


@pytest.mark.parametrize("name", ["an", "binh"])
def test_who_is_of_the_firm_or_sees_nothing_closed_is_not(client, need, name, request):
    see(client, request.getfixturevalue(name), need.get_absolute_url())

    assert opened(need) == []


def test_a_stranger_leaves_no_line(client, need):
    client.get(need.get_absolute_url())

    assert not Look.objects.exists()


def test_a_list_that_tells_whose_an_anonymous_listing_is_counts_as_a_look(client, need, dung):
    drain()
    see(client, dung, "/search/?kind=need")

    assert opened(need) == [("Phạm Anh Dũng", ["identity"])]


def test_a_match_page_and_an_export_count(client, need, dung):
    see(client, dung, f"/listings/{need.pid}/matches/")
    Look.objects.update(at=timezone.now() - timedelta(hours=1))
    note_export(list(Listing.objects.all()), by=dung)

    assert [look.page for look in looks_at(need)] == ["cungcau export", f"/listings/{need.pid}/matches/"]


def test_a_file_that_is_not_for_everybody_is_named(client, need, an, dung):
    in_state(need, "draft")
    file = attach_file(need, BytesIO(b"%PDF-1.4\n%%EOF\n"), "so-do.pdf", by=an)
    in_state(need, "published")
    for user in (an, dung):
        see(client, user, file.get_absolute_url())

    assert opened(need) == [("Phạm Anh Dũng", ["file:so-do.pdf"])]


def test_the_owner_and_the_officers_read_who_looked_and_nobody_else(client, need, an, dung, binh, quang):
    see(client, dung, need.get_absolute_url())
    address = f"/listings/{need.pid}/looks/"

    assert "Phạm Anh Dũng" in see(client, an, address).content.decode()
    assert "Phần bảo mật" in see(client, dung, address).content.decode()
    for user in (binh, quang):
        client.force_login(user)
        assert client.get(address).status_code == 403


def test_a_page_is_shown_although_the_look_cannot_be_written(client, need, dung, caplog):
    with patch("cungcau.trail.looks._written", side_effect=DatabaseError("locked")):
        see(client, dung, need.get_absolute_url())

    assert not Look.objects.exists()
    assert "look_not_written" in caplog.text


def test_looks_are_forgotten_after_the_time_of_the_setting(need, dung, settings):
    settings.LOOKS_DAYS = 30
    for days in (29, 31):
        Look.objects.create(who_name="x", subject="y:z", at=timezone.now() - timedelta(days=days))

    keep_to_the_rules()

    assert Look.objects.count() == 1


# — previews


@pytest.mark.parametrize(
    ("reader", "sees_confidential", "sees_name"), [("stranger", False, False), ("firm", False, False), ("officer", True, True)]
)
def test_a_preview_is_the_page_as_somebody_else_sees_it(client, need, an, reader, sees_confidential, sees_name):
    page = see(client, an, f"/listings/{need.pid}/preview/?as={reader}").content.decode()
    main = page.partition("listing-parts")[2]

    assert need.problem[:20] in main
    assert ("hạn chót tháng ba" in main) is sees_confidential
    assert ("Sao Mai" in main) is sees_name


def test_a_preview_leaves_no_trace(client, need, an):
    before = Listing.objects.get(pk=need.pk)
    for reader in ("stranger", "firm", "officer"):
        see(client, an, f"/listings/{need.pid}/preview/?as={reader}")

    after = Listing.objects.get(pk=need.pk)
    assert (after.version, after.updated_at, Look.objects.count()) == (before.version, before.updated_at, 0)


def test_an_officer_who_previews_is_written_down_herself(client, need, dung):
    see(client, dung, f"/listings/{need.pid}/preview/?as=officer")

    assert [who for who, _parts in opened(need)] == ["Phạm Anh Dũng"]


def test_a_preview_never_shows_more_than_one_may_see(client, need, mai):
    """An adviser does not know the budget; as a broker she does not either."""
    page = see(client, mai, f"/listings/{need.pid}/preview/?as=officer").content.decode()

    assert "500 triệu" not in page


def test_a_draft_is_previewed_as_it_will_be(client, point, lan, vocabulary, seeker, an):
    draft = a_draft(seeker, an, anonymity="internal")
    shut = see(client, an, f"/listings/{draft.pid}/preview/?as=stranger").content.decode()
    Listing.objects.filter(pk=draft.pk).update(anonymity="named")
    shown = see(client, an, f"/listings/{draft.pid}/preview/?as=stranger").content.decode()

    assert draft.problem[:20] not in shut
    assert draft.problem[:20] in shown
    assert Listing.objects.get(pk=draft.pk).state == "draft"


@pytest.mark.parametrize("name", ["binh", "quang"])
def test_others_do_not_preview(client, need, name, request):
    client.force_login(request.getfixturevalue(name))

    assert client.get(f"/listings/{need.pid}/preview/").status_code == 403


# — the page on which its owner chooses


def test_the_owner_closes_a_part_and_chooses_for_whom(client, need, an, rival):
    client.force_login(an)
    address = f"/listings/{need.pid}/visibility/"
    values = {"version": need.version, "anonymity": "anonymous", "budget_disclosure": "hidden", "part_description": "public",
              "part_problem": "chosen", "part_confidential": "inside"}  # fmt: skip
    refused = client.post(address, values)
    saved = client.post(address, {**values, "chosen_organisations": [rival.pid]})

    need.refresh_from_db()
    assert (refused.status_code, saved.status_code) == (422, 302)
    assert "ít nhất một tổ chức" in refused.content.decode()
    assert (need.sights, list(need.chosen_organisations.all())) == ({"problem": "chosen"}, [rival])


def test_two_who_choose_at_once_are_told(client, need, an):
    client.force_login(an)
    values = {"version": need.version - 1, "anonymity": "named", "budget_disclosure": "hidden", "part_description": "public",
              "part_problem": "public", "part_confidential": "inside"}  # fmt: skip

    assert client.post(f"/listings/{need.pid}/visibility/", values).status_code == 409
