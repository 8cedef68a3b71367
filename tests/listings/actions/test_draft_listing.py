"""Begin a listing."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from cungcau.listings.actions import draft_listing
from cungcau.listings.models import Listing
from cungcau.registry.models import Point
from cungcau.trail.queries import history_of
from tests.factories.listings import a_draft, a_term

ROWS = [
    {"parameter": "công suất", "operator": ">=", "value": 500.0, "unit": "m³/ngày", "must": True},
    {"parameter": "COD ra", "operator": "<=", "value": 50.0, "unit": "mg/L"},
]


def test_an_editor_begins_a_need_with_everything_it_says(seeker, an):
    listing = draft_listing(
        seeker, "need", by=an, title_vi="Khử màu", specifications=ROWS, terms=[a_term("field", "207")],
        targets=[{"metric": "phí vượt", "now": "640", "wanted": "0", "unit": "triệu đồng"}],
    )  # fmt: skip

    kept = Listing.objects.get(pk=listing.pk)
    assert (kept.state, kept.kind, kept.created_by, kept.organisation) == ("draft", "need", an, seeker)
    assert [str(row) for row in kept.specifications.all()] == ["công suất >= 500.0 m³/ngày", "COD ra <= 50.0 mg/L"]
    assert [str(row) for row in kept.targets.all()] == ["phí vượt: 640 → 0 triệu đồng"]
    assert kept.codes == {"field": ["207"]}
    assert history_of(kept).get().verb == "draft"


def test_references_count_up_within_the_day_and_kind(seeker, an):
    Point.objects.create(code="HHTP", name_vi="Điểm", name_en="Point")

    refs = [a_draft(seeker, an).ref, a_draft(seeker, an).ref, a_draft(seeker, an, "offer").ref]

    assert [ref.split("-")[0::3] for ref in refs] == [["HHTP", "001"], ["HHTP", "002"], ["HHTP", "001"]]
    assert [ref.split("-")[1] for ref in refs] == ["NC", "NC", "CC"]


def test_a_broker_begins_one_for_a_firm(seeker, dung):
    assert a_draft(seeker, dung).organisation == seeker


@pytest.mark.parametrize("name", ["binh", "mai", "quang", "guest"])
def test_others_may_not(seeker, name, request):
    somebody = request.getfixturevalue(name)

    with pytest.raises(PermissionDenied):
        draft_listing(seeker, "need", by=somebody, title_vi="Khử màu")
    assert Listing.objects.count() == 0


def test_a_listing_without_any_title_is_impossible(seeker, an):
    with pytest.raises(IntegrityError):
        draft_listing(seeker, "need", by=an)
