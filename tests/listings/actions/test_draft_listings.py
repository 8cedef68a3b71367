"""Begin many listings at once: each is as if it had been begun alone."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from cungcau.listings.actions import Draft, draft_listing, draft_listings
from cungcau.listings.content import content_of
from cungcau.listings.models import Listing, Revision
from cungcau.registry.actions import add_contact
from cungcau.trail.queries import history_of
from tests.factories.listings import NEED, a_term


@pytest.fixture
def values(seeker, rival, institute, lan):
    return {
        **NEED, "terms": [a_term("field", "207"), a_term("goal", "quality")], "start_by": date(2027, 1, 2),
        "sights": {"inputs": "inside"},
        "specifications": [{"parameter": "Công suất", "operator": ">=", "value": 2.0, "unit": "kg", "must": True}],
        "targets": [{"metric": "màu", "now": "420", "wanted": "50", "unit": "Pt-Co"}],
        "contact": add_contact(seeker, by=lan, name="Na", phone="0900", email=""),
        "excluded_organisations": [rival], "chosen_organisations": [institute],
    }  # fmt: skip


def told(listing):
    """All that the database has of it, without what tells the two apart."""
    listing = Listing.objects.get(pk=listing.pk)
    own = {field.attname: getattr(listing, field.attname) for field in listing._meta.concrete_fields}
    apart = ("id", "pid", "uid", "ref", "created_at", "updated_at")
    others = {name: set(getattr(listing, name).all()) for name in ("excluded_organisations", "chosen_organisations", "terms")}
    kept = Revision.objects.get(listing=listing)
    entry = history_of(listing).get()
    return (
        {name: value for name, value in own.items() if name not in apart}, others, content_of(listing),
        (kept.version, kept.by, kept.verb, kept.content, kept.names),
        (entry.verb, entry.actor, entry.actor_name, entry.facts, entry.note),
    )  # fmt: skip


def test_each_is_as_if_it_had_been_begun_alone(seeker, an, values):
    alone = draft_listing(seeker, "need", by=an, source="import", **values)
    drafts = [Draft(seeker, values), Draft(seeker, {"title_vi": "Trống"}, "N2")]
    first, second = draft_listings("need", drafts, by=an, source="import")

    assert told(first) == told(alone)
    assert (second.external_id, len({alone.ref, first.ref, second.ref, None})) == ("N2", 4)
    assert content_of(first)["terms"] == ["field:207", "goal:quality"]


def test_many_are_written_in_few_statements(seeker, an, values):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in (2, 40):
        drafts = [Draft(seeker, values, f"{number}-{one}", ref=f"R-{number}-{one}") for one in range(number)]
        draft_listings("need", drafts[:1], by=an, source="import")
        with CaptureQueriesContext(connection) as queries:
            draft_listings("need", drafts[1:], by=an, source="import")
        # What the policy asks is asked for each; SQLite takes so many values in one statement and no more.
        counts.append(len([query for query in queries if not query["sql"].lstrip().startswith("SELECT")]))

    assert counts[1] < counts[0] + 10


def test_a_stranger_begins_none_and_of_two_with_one_id_none_is_begun(seeker, an, binh, values):
    with pytest.raises(PermissionDenied):
        draft_listings("need", [Draft(seeker, values)], by=binh, source="import")
    with pytest.raises(IntegrityError):
        draft_listings("need", [Draft(seeker, values, "N1"), Draft(seeker, values, "N1")], by=an, source="import")
