"""A broker refuses a proposal with a reason; it does not come back until one side says something else."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.actions import refuse_proposal
from cungcau.discovery.matches import matches_for
from cungcau.discovery.models import Verdict
from cungcau.kit.errors import Refused
from cungcau.listings.actions import confirm_listing
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of


def test_a_refused_pair_is_not_proposed_again_to_anybody(need, offer, an, dung):
    refuse_proposal(need, offer, by=dung, reason="wrong_scale", note="Chỉ 2 m³.")

    for user in (dung, an):
        for listing, other in ((need, offer), (offer, need)) if user == dung else ((need, offer),):
            found = matches_for(listing, user)
            assert found.proposals == []
            assert [one.listing for one in found.refused_before] == [other]


def test_the_reason_is_for_the_desk_only(need, offer, an, ha, mai, dung):
    refuse_proposal(need, offer, by=dung, reason="wrong_scale", note="Chỉ 2 m³.")

    told = {user.name: matches_for(need, user).refused_before[0].judged for user in (dung, ha, mai, an)}

    assert [name for name, judged in told.items() if judged] == [dung.name, ha.name]
    assert told[dung.name].reason == "Quy mô, công suất không phù hợp"


@pytest.mark.parametrize("side", ["need", "offer"])
def test_it_returns_and_says_so_once_one_side_says_something_else(need, offer, dung, side):
    refuse_proposal(need, offer, by=dung, reason="wrong_scale")
    changed = need if side == "need" else offer
    Listing.objects.filter(pk=changed.pk).update(description_vi="Nay xử lý được 900 m³ mỗi ngày.")

    found = matches_for(Listing.objects.with_parts().get(pk=need.pk), dung)

    (proposal,) = found.proposals
    assert found.refused_before == []
    assert proposal.judged.changed == [side]


def test_a_confirmation_is_no_change(need, offer, quan, dung):
    refuse_proposal(need, offer, by=dung, reason="wrong_scale")
    confirm_listing(offer, by=quan)

    assert matches_for(need, dung).proposals == []


@pytest.mark.parametrize(("reason", "note", "field"), [("", "", "reason"), ("whim", "x", "reason"), ("other", "", "note")])
def test_a_reason_of_the_list_is_needed_or_own_words(need, offer, dung, reason, note, field):
    with pytest.raises(Refused) as refusal:
        refuse_proposal(need, offer, by=dung, reason=reason, note=note)

    assert refusal.value.field == field
    assert not Verdict.objects.exists()


def test_only_a_broker_may(need, offer, an, ha):
    for user in (an, ha):
        with pytest.raises(PermissionDenied):
            refuse_proposal(need, offer, by=user, reason="wrong_scale")


def test_a_kept_pair_may_be_refused_later_and_the_trail_tells_both(need, offer, dung):
    from cungcau.discovery.actions import keep_proposal

    keep_proposal(need, offer, by=dung)
    verdict = refuse_proposal(need, offer, by=dung, reason="need_settled")

    assert [(entry.verb, entry.facts.get("reason")) for entry in history_of(verdict)] == [
        ("refuse", "need_settled"), ("keep", None)
    ]  # fmt: skip
