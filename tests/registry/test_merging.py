"""Merging and undoing, whatever points to the two: nothing lost, nothing else touched."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cungcau.kit.policy import SYSTEM
from cungcau.registry.actions import merge_records, undo_merger
from cungcau.registry.comparison import _called
from cungcau.registry.merging import MERGEABLE, references_to
from cungcau.registry.models import Contact, Expert, Membership, Organisation
from cungcau.trail.models import Entry

pytestmark = pytest.mark.django_db

# The memory of what was done, and what is to be done or is made anew from the records: it grows, and is meant to.
MEMORY = {"trail.entry", "registry.merger"}
DERIVED = {"jobs", "django_tasks_database", "discovery"}
# What counts changes must count on: a page opened between the two must not pass for fresh.
COUNTERS = {"version", "updated_at"}


def everything() -> dict[str, dict[object, dict[str, object]]]:
    """Every row of every table, without the memory and the counters."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label_lower
        if label in MEMORY or model._meta.app_label in DERIVED:
            continue
        columns = [field.attname for field in model._meta.concrete_fields if field.attname not in COUNTERS]
        found[label] = {row["pk"]: row for row in model._base_manager.values("pk", *columns)}
    return found


TEXT = st.sampled_from(["", "Ánh Tơ", "Sao Mai", "0901", "https://a.example"])
CODES = st.sampled_from([None, "0000089329", "0000168517"])
SIDES = st.sampled_from(["kept", "gone", "third"])
ROLES = st.sampled_from(["editor", "reader"])
WORLD = st.fixed_dictionaries(
    {
        "short_name": st.tuples(TEXT, TEXT), "street": st.tuples(TEXT, TEXT), "codes": st.tuples(CODES, CODES),
        "outside": st.tuples(TEXT, TEXT), "in_park": st.tuples(st.booleans(), st.booleans()),
        "states": st.tuples(*[st.sampled_from(["temporary", "verified", "active", "suspended"])] * 2),
        "members": st.lists(st.tuples(st.integers(0, 2), SIDES, ROLES, st.booleans()), max_size=6),
        "contacts": st.lists(SIDES, max_size=3),
        "experts": st.lists(SIDES, max_size=3),
        "listings": st.lists(st.tuples(SIDES, st.sets(SIDES)), max_size=3),
        "terms": st.lists(st.tuples(st.integers(0, 2), SIDES), max_size=4),
        "files": st.lists(SIDES, max_size=2),
        "host": SIDES,
        "take": st.none() | st.sets(st.sampled_from(["short_name", "street", "tax_code", "external_id", "in_park", "name_vi"])),
    }
)  # fmt: skip


def build(world: dict) -> dict[str, Organisation]:
    from cungcau.files.models import File
    from cungcau.listings.models import Listing
    from cungcau.registry.models import Point
    from tests.factories.listings import a_term
    from tests.people import organisation, person

    first, second = world["codes"]
    columns = ("short_name", "street", "in_park")
    sides = {
        "kept": organisation("Ánh Tơ", tax_code=first, external_id=world["outside"][0], state=world["states"][0],
                             **{name: world[name][0] for name in columns}),
        "gone": organisation("Anh To", tax_code=second if second != first else None, external_id=world["outside"][1],
                             state=world["states"][1], **{name: world[name][1] for name in columns}),
        "third": organisation("Khác"),
    }  # fmt: skip
    users = [person(f"u{number}", f"Người {number}") for number in range(3)]
    open_ones = set()
    for number, side, role, still in world["members"]:
        until = None if still and (number, side) not in open_ones else date(2024, 5, 1)
        open_ones |= set() if until else {(number, side)}
        Membership.objects.create(user=users[number], organisation=sides[side], role=role, since="2020-01-01", until=until)
    for side in world["contacts"]:
        Contact.objects.create(organisation=sides[side], name="Liên", phone="0912")
    for side in world["experts"]:
        Expert.objects.create(organisation=sides[side], name="Đức")
    for side, hidden_from in world["listings"]:
        listing = Listing.objects.create(kind="need", organisation=sides[side], title_vi="Cần")
        listing.excluded_organisations.set(sides[one] for one in sorted(hidden_from))
    for number, side in world["terms"]:
        sides[side].terms.add(a_term("field", f"20{number}"))
    for side in world["files"]:
        File.objects.create(name="a.pdf", sha256="0" * 64, size=1, content_type="application/pdf",
                            subject_label="registry.organisation", subject_key=sides[side].pid)  # fmt: skip
    Point.objects.create(code="DEMO", name_vi="Điểm", name_en="Point", host=sides[world["host"]])
    return sides


@given(world=WORLD)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_merged_and_undone_everything_is_as_it_was(db, world):
    with transaction.atomic():
        sides = build(world)
        before = everything()

        merger = merge_records(sides["kept"], sides["gone"], by=SYSTEM, take=world["take"])
        loose = [reference for reference in pointing_to(sides["gone"]) if reference not in listed(merger.journal["left"])]
        merger.refresh_from_db()
        undo_merger(merger, by=steward())

        assert loose == []
        assert merger.kept_back == []
        after = everything()
        after["access.user"], after["access.role"] = before["access.user"], before["access.role"]  # the steward of this test
        assert after == before
        transaction.set_rollback(True)


def steward():
    from tests.people import person

    return person("lan", "Bùi Phương Lan", "steward")


def pointing_to(thing):
    """(table, column, row) of everything that still points to the record."""
    return [
        (reference.model._meta.label_lower, reference.column, row)
        for reference in references_to(type(thing))
        for row in reference.rows(thing).values_list("pk", flat=True)
    ]


def listed(told):
    return [(one["of"], one["column"], row) for one in told for row in one["rows"]]


def test_every_column_that_points_to_an_organisation_is_known():
    known = {(one.model._meta.label_lower, one.column) for one in references_to(Organisation)}

    assert known >= {
        ("registry.membership", "organisation_id"), ("registry.contact", "organisation_id"),
        ("registry.expert", "organisation_id"), ("registry.organisation_terms", "organisation_id"),
        ("registry.point", "host_id"), ("listings.listing", "organisation_id"),
        ("listings.listing_excluded_organisations", "organisation_id"), ("registry.organisation", "merged_into_id"),
        ("files.file", "subject_key"),
    }  # fmt: skip


@pytest.mark.parametrize("model", list(MERGEABLE), ids=lambda model: model.__name__)
def test_what_points_to_a_record_has_a_name_of_its_own(model):
    names = [(reference, str(_called(reference.model._meta.label_lower, reference.column))) for reference in references_to(model)]

    assert [(one.model._meta.label_lower, one.column) for one, name in names if one.model._meta.label_lower in name] == []
    assert len({name for _one, name in names}) == len(names)


def test_who_works_for_both_keeps_what_allows_more(seeker, rival, an, lan):
    Membership.objects.filter(user=an).update(role="reader")
    Membership.objects.create(user=an, organisation=rival, role="editor", since="2021-01-01")

    merge_records(seeker, rival, by=lan)

    assert [(one.role, one.organisation_id) for one in an.memberships.filter(until=None)] == [("editor", seeker.pk)]
    assert an.memberships.count() == 2


def test_what_was_changed_since_stays_and_is_told(seeker, rival, institute, lan):
    contact = Contact.objects.create(organisation=rival, name="Liên")
    lost = Contact.objects.create(organisation=rival, name="Mất")
    Organisation.objects.filter(pk=rival.pk).update(street="Lô 5")
    rival.refresh_from_db()
    merger = merge_records(seeker, rival, by=lan)
    Contact.objects.filter(pk=contact.pk).update(organisation=institute)
    lost.delete()
    Organisation.objects.filter(pk=seeker.pk).update(street="Lô 6")

    undo_merger(merger, by=lan)

    assert {(one["column"], one["why"]) for one in merger.kept_back} == {
        ("organisation_id", "elsewhere"), ("organisation_id", "gone"), ("street", "changed"),
    }  # fmt: skip
    contact.refresh_from_db()
    seeker.refresh_from_db()
    assert (contact.organisation_id, seeker.street) == (institute.pk, "Lô 6")


def test_the_trail_only_grows(seeker, rival, lan):
    before = list(Entry.objects.values_list("pk", "subject", "facts"))

    undo_merger(merge_records(seeker, rival, by=lan), by=lan)

    assert [row for row in Entry.objects.values_list("pk", "subject", "facts") if row in before] == before
    assert set(Entry.objects.values_list("verb", flat=True)) >= {"merge", "take_in", "unmerge", "give_back"}
