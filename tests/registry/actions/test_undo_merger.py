import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused
from cungcau.registry.actions import merge_records, undo_merger
from tests.factories.listings import a_draft
from tests.factories.registry import put

pytestmark = pytest.mark.django_db


def test_what_was_moved_goes_back_with_state_and_code(seeker, rival, binh, lan):
    need = a_draft(rival, binh)
    put(rival, "suspended", tax_code="0000089329")
    merger = merge_records(seeker, rival, by=lan)

    undo_merger(merger, by=lan, note="nhầm")

    for thing in (need, rival, seeker):
        thing.refresh_from_db()
    assert (need.organisation, rival.state, rival.tax_code, seeker.tax_code) == (rival, "suspended", "0000089329", None)
    assert (merger.undone_by, merger.kept_back, rival.merged_into) == (lan, [], None)


def test_what_came_since_stays_where_it_came(seeker, rival, an, lan):
    merger = merge_records(seeker, rival, by=lan)
    newer = a_draft(seeker, an)

    undo_merger(merger, by=lan)

    newer.refresh_from_db()
    assert newer.organisation == seeker


def test_the_later_merger_is_undone_first(seeker, rival, institute, lan):
    first = merge_records(seeker, rival, by=lan)
    later = merge_records(institute, seeker, by=lan)
    rival.refresh_from_db()
    assert rival.merged_into == institute

    with pytest.raises(Refused):
        undo_merger(first, by=lan)
    undo_merger(later, by=lan)
    undo_merger(first, by=lan)

    rival.refresh_from_db()
    assert rival.merged_into is None


def test_it_is_undone_once_and_by_a_steward(seeker, rival, dung, lan):
    merger = merge_records(seeker, rival, by=lan)

    with pytest.raises(PermissionDenied):
        undo_merger(merger, by=dung)
    undo_merger(merger, by=lan)
    with pytest.raises(Refused):
        undo_merger(merger, by=lan)
