import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.registry.actions import add_contact, edit_organisation, merge_records, undo_merger
from cungcau.registry.models import Merger
from cungcau.registry.queries import whole_history
from tests.factories.listings import a_draft
from tests.factories.registry import a_proposed, put

pytestmark = pytest.mark.django_db


def test_all_that_belongs_to_the_one_belongs_to_the_other(seeker, rival, binh, lan):
    need = a_draft(rival, binh)
    add_contact(rival, by=binh, name="Liên", phone="0912 000 111")

    merger = merge_records(seeker, rival, by=lan, note="cùng mã số thuế")

    need.refresh_from_db()
    rival.refresh_from_db()
    assert need.organisation == seeker
    assert [one.name for one in seeker.contacts.all()] == ["Liên"]
    assert binh.memberships.get().organisation == seeker
    assert (rival.state, rival.merged_into) == ("merged", seeker)
    assert (merger.by, merger.note, merger.merged_state) == (lan, "cùng mã số thuế", "active")


def test_history_of_both_is_read_at_the_one_that_stays(seeker, rival, lan):
    edit_organisation(rival, by=lan, version=rival.version, street="Lô 5")

    merge_records(seeker, rival, by=lan)

    assert [entry.verb for entry in whole_history(seeker)] == ["merge", "take_in", "edit"]


def test_empty_fields_are_filled_and_the_rest_is_chosen(seeker, rival, lan):
    put(seeker, "active", street="Lô 1")
    put(rival, "active", street="Lô 2", website="https://hong-lam.example")

    merger = merge_records(seeker, rival, by=lan)
    seeker.refresh_from_db()
    assert (seeker.street, seeker.website) == ("Lô 1", "https://hong-lam.example")
    undo_merger(merger, by=lan)
    seeker.refresh_from_db()
    rival.refresh_from_db()
    merge_records(seeker, rival, by=lan, take={"street", "name_vi"})

    seeker.refresh_from_db()
    assert (seeker.street, seeker.website, seeker.name_vi) == ("Lô 2", "", "Công ty Nhựa Hồng Lam")
    assert "nhua hong lam" in seeker.folded


def test_a_tax_code_that_is_taken_over_is_free_at_the_other(seeker, rival, lan):
    put(rival, "active", tax_code="0000089329")

    merge_records(seeker, rival, by=lan)

    seeker.refresh_from_db()
    rival.refresh_from_db()
    assert (seeker.tax_code, rival.tax_code) == ("0000089329", None)


def test_both_values_are_kept(seeker, rival, lan):
    put(seeker, "active", street="Lô 1")
    put(rival, "active", street="Lô 2")

    journal = merge_records(seeker, rival, by=lan).journal

    assert journal["offered"]["street"] == ["Lô 1", "Lô 2"]


def test_experts_and_contacts_of_one_organisation_can_be_one(seeker, rival, lan):
    one, other = a_proposed(lan, organisation=seeker), a_proposed(lan, email="duc@a.example")
    first, second, third = (add_contact(at, by=lan, name="Liên", phone="0912") for at in (seeker, seeker, rival))

    merge_records(one, other, by=lan)
    merge_records(first, second, by=lan)
    with pytest.raises(Refused):
        merge_records(first, third, by=lan)

    one.refresh_from_db()
    assert (one.email, other.state, second.merged_into) == ("duc@a.example", "merged", first)


@pytest.mark.parametrize("name", ["an", "ha", "dung", "mai", "quang"])
def test_only_a_steward_merges(name, seeker, rival, request):
    with pytest.raises(PermissionDenied):
        merge_records(seeker, rival, by=request.getfixturevalue(name))

    assert not Merger.objects.exists()


def test_nothing_is_merged_twice_with_itself_or_into_what_is_merged(seeker, rival, institute, lan):
    merge_records(seeker, rival, by=lan)

    with pytest.raises(IllegalMove):
        merge_records(institute, rival, by=lan)
    with pytest.raises(Refused):
        merge_records(rival, institute, by=lan)
    with pytest.raises(Refused):
        merge_records(seeker, seeker, by=lan)


def test_who_was_second_is_told_and_nothing_has_moved(seeker, rival, binh, lan):
    shown = seeker.version
    edit_organisation(seeker, by=lan, version=seeker.version, street="Lô 9")

    with pytest.raises(Stale):
        merge_records(seeker, rival, by=lan, version=shown)

    rival.refresh_from_db()
    assert (rival.state, binh.memberships.get().organisation) == ("active", rival)
