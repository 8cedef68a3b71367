"""A verdict taken back leaves the pair open, and its story in the trail."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.actions import keep_proposal, refuse_proposal, undo_verdict
from cungcau.discovery.matches import matches_for
from cungcau.discovery.models import Verdict
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of


def test_a_refused_pair_is_proposed_again_and_can_be_judged_again(need, offer, dung):
    verdict = refuse_proposal(need, offer, by=dung, reason="not_ready")

    undo_verdict(verdict, by=dung, note="Nhầm cặp.")

    (proposal,) = matches_for(need, dung).proposals
    assert proposal.judged is None
    keep_proposal(need, offer, by=dung, seen=proposal.seen)
    assert Verdict.objects.get().state == "kept"
    assert [entry.verb for entry in history_of(verdict)] == ["keep", "undo", "refuse"]


def test_only_a_broker_may(need, offer, dung, ha):
    verdict = refuse_proposal(need, offer, by=dung, reason="not_ready")

    with pytest.raises(PermissionDenied):
        undo_verdict(verdict, by=ha)


def test_it_does_not_start_elsewhere(need, offer, dung):
    verdict = refuse_proposal(need, offer, by=dung, reason="not_ready")
    undo_verdict(verdict, by=dung)

    with pytest.raises(IllegalMove):
        undo_verdict(verdict, by=dung)


def test_the_second_hand_is_told(need, offer, dung):
    verdict = refuse_proposal(need, offer, by=dung, reason="not_ready")
    other = Verdict.objects.select_related("need", "offer").get()
    undo_verdict(verdict, by=dung)

    with pytest.raises(Stale):
        undo_verdict(other, by=dung)
