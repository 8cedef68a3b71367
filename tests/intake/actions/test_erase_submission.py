"""Erase what was typed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.forms.models import model_to_dict

from cungcau.intake.actions import answer_officer, ask_sender, erase_submission, take_submission
from cungcau.intake.links import holder_of, token
from cungcau.intake.models import Submission
from cungcau.intake.who import Sender
from cungcau.registry.models import Contact
from cungcau.trail.queries import history_of
from tests.factories.submissions import TOLD, a_confirmed, in_state

pytestmark = pytest.mark.django_db


def words_of(submission):
    kept = Submission.objects.get(pk=submission.pk)
    rest = [*kept.messages.values_list("text", flat=True), *history_of(kept).values_list("note", "facts", "actor_name")]
    return f"{model_to_dict(kept)} {rest}"


def test_nothing_typed_is_left_and_the_link_dies(ha):
    submission = a_confirmed()
    ask_sender(submission, by=ha, question="Bao nhiêu độ?")
    answer_officer(submission, by=Sender(submission), answer="Sáu mươi độ")
    link = token(submission, "follow")

    erase_submission(submission, by=Sender(submission))

    left = words_of(submission)
    typed = [text for name, text in TOLD.items() if text and name not in {"anonymity", "budget"}]
    assert [text for text in [*typed, "Sáu mươi độ", "Bao nhiêu độ?"] if text in left] == []
    assert holder_of(submission.pid, link, "follow") is None


def test_the_contact_that_was_made_of_it_goes_too_and_the_listing_stays(ha, seeker):
    submission = take_submission(a_confirmed(), by=ha, organisation=seeker)
    listing = submission.listing

    erase_submission(submission, by=Sender(submission))

    listing.refresh_from_db()
    assert (Contact.objects.count(), listing.contact, listing.title_vi) == (0, None, TOLD["title"])


@pytest.mark.parametrize("name", ["an", "ha", "dung", "guest"])
def test_who_may_not_is_refused(name, request):
    with pytest.raises(PermissionDenied):
        erase_submission(a_confirmed(), by=request.getfixturevalue(name))


def test_the_steward_may_erase_for_somebody_who_writes_or_calls(lan):
    assert erase_submission(in_state(a_confirmed(), "declined"), by=lan).state == "erased"
