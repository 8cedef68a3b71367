"""The doorway for writes: all of it, remembered, or nothing."""

import pytest
from django.core.exceptions import PermissionDenied
from django_tasks_db.models import DBTaskResult

from cungcau.jobs.queue import drain, job
from cungcau.kit.errors import Stale, Unchanged
from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, claim_version, move
from cungcau.trail.models import Entry
from cungcau.trail.queries import history_of
from cungcau.trail.reactions import REACTIONS, on
from tests.factories.listings import a_draft

HEARD = []


@job
def hear(entry_id):
    HEARD.append(Entry.objects.get(pk=entry_id).verb)


@pytest.fixture
def draft(seeker, an):
    return a_draft(seeker, an)


@pytest.fixture
def listener():
    HEARD.clear()
    on("listings.listing", "edit", hear)
    yield HEARD
    REACTIONS["listings.listing", "edit"].remove(hear)


def test_a_change_is_remembered_with_who_what_and_why(draft, an):
    with change(draft, "edit", by=an, note="đổi tên", changed=["title_vi"]):
        pass

    entry = history_of(draft).first()
    assert (entry.actor, entry.actor_name, entry.verb) == (f"access.user:{an.pid}", an.name, "edit")
    assert (entry.subject, entry.note, entry.facts) == (f"listings.listing:{draft.pid}", "đổi tên", {"changed": ["title_vi"]})


def test_the_body_may_add_facts(draft, an):
    with change(draft, "edit", by=an) as facts:
        facts["rows"] = 3

    assert history_of(draft).first().facts == {"rows": 3}


def test_who_may_not_is_stopped_before_the_body(draft, binh):
    reached = []

    with pytest.raises(PermissionDenied), change(draft, "edit", by=binh):
        reached.append(True)

    assert reached == []
    assert [entry.verb for entry in history_of(draft)] == ["draft"]


def test_a_body_that_fails_leaves_no_entry_no_change_and_no_job(draft, an, listener):
    jobs = DBTaskResult.objects.count()

    with pytest.raises(RuntimeError), change(draft, "edit", by=an):
        Listing.objects.filter(pk=draft.pk).update(title_vi="khác")
        raise RuntimeError

    draft.refresh_from_db()
    assert draft.title_vi == "Nước thải nhuộm còn màu sau xử lý"
    assert [entry.verb for entry in history_of(draft)] == ["draft"]
    assert DBTaskResult.objects.count() == jobs


def test_rooms_above_hear_of_it_afterwards(draft, an, listener):
    with change(draft, "edit", by=an):
        pass
    assert listener == []

    drain()

    assert listener == ["edit"]


def test_entries_are_only_ever_added(draft):
    entry = history_of(draft).first()

    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()


def test_the_second_hand_is_told_who_was_first(draft, an, dung):
    mine, theirs = Listing.objects.get(pk=draft.pk), Listing.objects.get(pk=draft.pk)
    with change(mine, "submit", by=an):
        move(mine, LISTING_FLOW, "submit")

    with pytest.raises(Stale) as told:
        move(theirs, LISTING_FLOW, "submit")

    assert told.value.who == an.name
    assert told.value.when == history_of(draft).first().at


def test_nobody_moves_what_changed_since_it_was_read(draft, an):
    read, other = Listing.objects.get(pk=draft.pk), Listing.objects.get(pk=draft.pk)
    with change(other, "edit", by=an):
        claim_version(other, other.version)

    with pytest.raises(Stale) as told:
        move(read, LISTING_FLOW, "submit")

    assert told.value.who == an.name
    assert Listing.objects.get(pk=draft.pk).state == "draft"


def test_an_old_version_cannot_be_claimed(draft):
    claim_version(draft, draft.version)

    with pytest.raises(Stale):
        claim_version(draft, 1)
    assert Listing.objects.get(pk=draft.pk).version == 2


def test_a_body_that_finds_nothing_to_write_writes_nothing_and_leaves_the_thing_as_it_was(draft, an):
    with change(draft, "edit", by=an):
        claim_version(draft, 1)
        draft.title_en = "Colour removal"
        draft.save()
        raise Unchanged

    assert (draft.version, draft.title_en) == (1, Listing.objects.get().title_en)
    assert [entry.verb for entry in history_of(draft)] == ["draft"]
