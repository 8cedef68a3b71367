"""The owner says who may see what, in whatever state it is."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.models import Document
from cungcau.jobs.queue import drain
from cungcau.kit.errors import Stale
from cungcau.listings.actions import set_visibility
from cungcau.listings.presentation import happened
from cungcau.listings.workflow import State
from cungcau.trail.models import Entry
from cungcau.trail.queries import history_of
from tests.factories.listings import a_draft, a_published, in_state


@pytest.fixture
def need(seeker, an, ha):
    return a_published(seeker, an, ha, tried="đã thử than hoạt tính")


def test_what_is_closed_is_kept_and_remembered(need, an, rival):
    set_visibility(
        need, by=an, version=need.version, anonymity="anonymous", sights={"tried": "members"}, chosen_organisations=[rival]
    )

    need.refresh_from_db()
    assert (need.anonymity, need.sights, list(need.chosen_organisations.all())) == ("anonymous", {"tried": "members"}, [rival])
    assert (history_of(need)[0].verb, history_of(need)[0].facts["changed"]) == ("set_visibility", ["anonymity", "sights"])


def test_the_history_tells_from_what_to_what_and_no_names(need, an, rival, vocabulary):
    set_visibility(
        need, by=an, version=need.version, anonymity="anonymous", budget_disclosure=need.budget_disclosure,
        sights={"tried": "members", "problem": "public"}, excluded_organisations=[rival],
    )  # fmt: skip
    set_visibility(need, by=an, version=need.version, sights={"tried": "members"}, excluded_organisations=[])

    back, told = (happened(entry) for entry in history_of(need)[:2])

    assert told == (
        "Đổi người được xem: Cách hiển thị tin: Định danh → Ẩn danh; Đã thử những gì: Mọi người → Người của tổ chức đã xác minh; "
        "Các tổ chức không được thấy tin này: thêm 1, bớt 0"
    )
    assert back == "Đổi người được xem: Các tổ chức không được thấy tin này: thêm 0, bớt 1"
    assert rival.pid not in str([entry.facts for entry in history_of(need)])
    assert rival.name not in str([entry.facts for entry in history_of(need)])


@pytest.mark.parametrize(("name", "sees"), [("an", True), ("ha", True), ("binh", False)])
@pytest.mark.usefixtures("point", "lan")
def test_who_may_read_the_history_reads_it_on_the_page(client, need, an, name, sees, request, vocabulary):
    set_visibility(need, by=an, version=need.version, sights={"tried": "members"})
    client.force_login(request.getfixturevalue(name))

    text = client.get(need.get_absolute_url(), follow=True).content.decode()

    assert need.title in text
    assert ("Mọi người → Người của tổ chức đã xác minh" in text) is sees


def test_a_line_from_before_this_was_kept_says_only_that_it_was_changed():
    assert happened(Entry(verb="set_visibility", facts={"changed": ["sights"]})) == "Đổi người được xem"


def test_the_search_forgets_at_once_what_was_closed(need, an):
    drain()
    before = Document.objects.get(row=need.pk, kind="need").body
    set_visibility(need, by=an, version=need.version, sights={"problem": "inside"}, anonymity="anonymous")
    drain()
    after = Document.objects.get(row=need.pk, kind="need").body

    for words in ("420 Pt-Co", "Sao Mai"):
        assert words in before
        assert words not in after


@pytest.mark.parametrize("state", State)
def test_in_every_state_and_the_state_stays(seeker, an, state):
    need = in_state(a_draft(seeker, an), state)

    set_visibility(need, by=an, version=need.version, sights={"problem": "inside"})

    assert (need.state, need.sights) == (state, {"problem": "inside"})


@pytest.mark.parametrize(
    "sights", [{"title": "inside"}, {"problem": "nobody"}, {"confidential": "public"}, {"advantages": "inside"}]
)
def test_only_what_the_table_allows(need, an, sights):
    with pytest.raises(ValueError, match="cannot be for"):
        set_visibility(need, by=an, version=need.version, sights=sights)


@pytest.mark.parametrize("name", ["binh", "dung", "ha", "quang"])
def test_nobody_else_may(need, name, request):
    with pytest.raises(PermissionDenied):
        set_visibility(need, by=request.getfixturevalue(name), version=need.version, sights={})


def test_the_second_hand_is_told(need, an):
    version = need.version
    set_visibility(need, by=an, version=version, sights={"problem": "inside"})

    with pytest.raises(Stale):
        set_visibility(need, by=an, version=version, sights={})
