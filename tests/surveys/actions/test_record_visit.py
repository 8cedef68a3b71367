"""An officer was at a firm: what she heard is kept once, and the need becomes a draft of the firm."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from PIL import Image

from cungcau.files.queries import attached_to
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.policy import visible
from cungcau.listings.models import Listing
from cungcau.registry.models import Contact
from cungcau.surveys.actions import assign_visits, record_visit, refuse_visit
from cungcau.surveys.models import Finding, Report
from cungcau.trail.queries import history_of
from tests.factories.surveys import NEED, fresh, said


def test_everything_heard_is_kept_and_the_need_is_drafted(visit, dung):
    record_visit(visit, said(), by=dung)

    kept, listing = fresh(visit), Listing.objects.get()
    assert (kept.state, kept.note, kept.done_on) == ("visited", "Chủ xưởng rất quan tâm.", timezone.localdate())
    assert kept.answers == {"difficulty": "Nước thải", "readiness_to_invest": 4}
    assert kept.absorption == {"finance": 3, "people": 4, "infrastructure": None, "management": None}
    assert (listing.source, listing.state, listing.organisation, listing.created_by) == (
        "survey", "draft", visit.organisation, dung
    )  # fmt: skip
    assert (listing.title_vi, listing.money_max, listing.absorption_people) == (NEED["title_vi"], NEED["money_max"], 4)
    assert listing.survey_finding.visit == visit
    assert [entry.verb for entry in history_of(visit)] == ["visit"]


def test_the_same_report_sent_again_is_the_same_report(visit, dung):
    first = record_visit(visit, said(), by=dung)
    again = record_visit(fresh(visit), said(), by=dung)

    assert first == again
    assert (Report.objects.count(), Listing.objects.count()) == (1, 1)


def test_what_was_typed_after_an_answer_got_lost_is_told_and_not_dropped(visit, dung):
    first = record_visit(visit, said(mark="a"), by=dung)

    with pytest.raises(Stale):
        record_visit(fresh(visit), said(mark="b", note="Thêm: cần trước Tết."), by=dung)
    assert first == record_visit(fresh(visit), said(mark="a"), by=dung)


def test_a_key_of_another_visit_or_person_is_refused(visit, dung, lan):
    record_visit(visit, said(), by=dung)

    with pytest.raises(Refused):
        record_visit(fresh(visit), said(), by=lan)


def test_who_comes_second_is_told_and_may_send_hers_as_well(visit, dung, mai):
    first = record_visit(visit, said(), by=dung)

    with pytest.raises(Stale) as told:
        record_visit(fresh(visit), said("k2"), by=mai)
    assert told.value.who == dung.name
    assert Report.objects.count() == 1

    from cungcau.surveys.actions import amend_record

    amend_record(fresh(visit), said("k2", seen=first.pid, note="Tôi cũng đã đến."), by=mai)
    assert [report.content["note"] for report in visit.reports.all()] == ["Tôi cũng đã đến.", "Chủ xưởng rất quan tâm."]


def test_two_forms_opened_before_either_was_sent_do_not_both_win(visit, dung, mai):
    one, other = fresh(visit), fresh(visit)
    record_visit(one, said(), by=dung)

    with pytest.raises(Stale):
        record_visit(other, said("k2"), by=mai)
    assert Listing.objects.count() == 1


def test_being_given_to_somebody_else_meanwhile_is_no_conflict(visit, dung, ha, mai):
    assign_visits(visit.campaign, [visit], by=dung, officer=ha)

    record_visit(fresh(visit), said(), by=dung)
    assert fresh(visit).state == "visited"


def test_of_an_officer_who_writes_no_listings_the_need_waits(visit, mai):
    record_visit(visit, said(), by=mai)

    finding = Finding.objects.get()
    assert (finding.listing, str(finding), Listing.objects.count()) == (None, NEED["title_vi"], 0)


def test_who_answered_becomes_a_contact_with_consent(visit, dung):
    record_visit(visit, said(contact={"name": "Cao Thị Liên", "phone": "0912"}), by=dung)

    contact = Contact.objects.get()
    assert (contact.organisation, contact.consent_on, fresh(visit).contact) == (visit.organisation, timezone.localdate(), contact)
    assert Listing.objects.get().contact == contact


def test_photos_are_internal(visit, dung, an, quang, ha):
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    picture.seek(0)

    record_visit(visit, said(photos=[(picture, "xuong.png")]), by=dung)

    file = attached_to(visit).get()
    assert file.is_internal
    assert [visible(user, attached_to(visit)).exists() for user in (ha, dung, an, quang)] == [True, True, False, False]


def test_a_photo_that_is_none_stops_everything(visit, dung):
    with pytest.raises(Refused):
        record_visit(visit, said(photos=[(BytesIO(b"MZ not a picture"), "x.png")]), by=dung)

    assert (fresh(visit).state, Report.objects.count(), Listing.objects.count()) == ("to_visit", 0, 0)


def test_it_does_not_start_from_a_refusal_nor_by_a_stranger(visit, dung, ha, an, vocabulary):
    for somebody in (ha, an):
        with pytest.raises(PermissionDenied):
            record_visit(visit, said(), by=somebody)
    with pytest.raises(IllegalMove):
        record_visit(refuse_visit(visit, by=dung, reason="no_time"), said(), by=dung)
    assert not Report.objects.exists()
