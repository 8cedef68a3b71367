"""Make a draft of a need of what was told."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.intake.actions import take_submission
from cungcau.intake.models import Submission
from cungcau.kit.errors import Stale
from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
from tests.factories.submissions import TOLD, a_confirmed

pytestmark = pytest.mark.django_db


def test_everything_typed_is_in_the_draft(ha, seeker):
    submission = a_confirmed(deadline=timezone.localdate())

    take_submission(submission, by=ha, organisation=seeker)

    need = submission.listing
    assert (need.kind, need.state, need.source, need.created_by, need.organisation) == ("need", "draft", "form", ha, seeker)
    assert (need.title_vi, need.problem, need.current_technology, need.description_vi) == (
        TOLD["title"], TOLD["problem"], TOLD["current_technology"], TOLD["result"],
    )  # fmt: skip
    assert (need.money_min, need.money_max, need.anonymity, need.start_by) == (
        100_000_000, 500_000_000, "anonymous", timezone.localdate(),
    )  # fmt: skip
    assert TOLD["problem"] in need.summary_vi
    assert (need.contact.name, need.contact.email, need.contact.phone) == (TOLD["name"], TOLD["email"], TOLD["phone"])
    assert need.contact.consent_on == timezone.localdate(submission.consent_at)


def test_who_takes_it_up_does_not_publish_it(ha, seeker):
    take_submission(submission := a_confirmed(), by=ha, organisation=seeker)

    assert can(ha, "submit", submission.listing)
    assert not can(ha, "publish", submission.listing)


def test_without_an_organisation_a_temporary_one_is_registered(dung):
    take_submission(submission := a_confirmed(tax_code="0100109106"), by=dung, kind="cooperative")

    made = submission.organisation
    assert (made.name_vi, made.state, made.tax_code) == (TOLD["organisation_name"], "temporary", "0100109106")


def test_a_tax_code_that_another_has_is_not_taken_from_it(dung, seeker):
    Organisation.objects.filter(pk=seeker.pk).update(tax_code="0100109106")

    take_submission(submission := a_confirmed(tax_code="0100109106"), by=dung)

    assert submission.organisation.tax_code is None


def test_of_two_officers_one_makes_a_draft(ha, dung, seeker):
    submission = a_confirmed()
    other = Submission.objects.get(pk=submission.pk)
    take_submission(submission, by=ha, organisation=seeker)

    with pytest.raises(Stale):
        take_submission(other, by=dung, organisation=seeker)

    assert Listing.objects.count() == 1


@pytest.mark.parametrize("name", ["an", "lan", "quang", "guest"])
def test_who_may_not_is_refused(name, request, seeker):
    with pytest.raises(PermissionDenied):
        take_submission(a_confirmed(), by=request.getfixturevalue(name), organisation=seeker)

    assert not Listing.objects.exists()
