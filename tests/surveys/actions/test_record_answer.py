"""A firm has answered, on paper or by phone."""

from cungcau.listings.models import Listing
from cungcau.surveys.actions import record_answer, record_visit, send_form
from tests.factories.listings import a_term
from tests.factories.surveys import fresh, said


def test_the_form_came_back(visit, dung):
    a_term("goal", "quality")
    offer = {"title_vi": "Sơn bột", "advantages": "Không dung môi", "codes": {"goal": ["quality"]}}
    record_answer(send_form(visit, by=dung), said(found=[("offer", offer)]), by=dung)

    listing = Listing.objects.get()
    assert (fresh(visit).state, listing.kind, listing.advantages) == ("answered", "offer", "Không dung môi")
    assert listing.codes == {"goal": ["quality"]}


def test_the_firms_entry_is_brought_up_to_what_it_says(visit, dung, ha):
    record_answer(visit, said(found=[], profile={"street": "Lô CN-40", "employees": 85}), by=dung)

    visit.organisation.refresh_from_db()
    assert (visit.organisation.street, visit.organisation.employees) == ("Lô CN-40", 85)


def test_who_edits_no_organisations_leaves_it_in_the_report(visit, mai):
    report = record_answer(visit, said(found=[], profile={"street": "Lô CN-40"}), by=mai)

    visit.organisation.refresh_from_db()
    assert (visit.organisation.street, report.content["profile"]) == ("", {"street": "Lô CN-40"})


def test_a_firm_that_answered_may_be_visited_later(visit, mai):
    first = record_answer(visit, said(), by=mai)

    record_visit(fresh(visit), said("k2", seen=first.pid), by=mai)
    assert fresh(visit).state == "visited"
