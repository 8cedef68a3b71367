"""The owner says who may see what, in whatever state it is."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.models import Document
from cungcau.jobs.queue import drain
from cungcau.kit.errors import Stale
from cungcau.listings.actions import set_visibility
from cungcau.listings.workflow import State
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
    assert (history_of(need)[0].verb, history_of(need)[0].facts) == ("set_visibility", {"changed": ["anonymity", "sights"]})


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
