"""Learned weights count from the moment a steward switches them on."""

from importlib import import_module

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.actions import estimate_weights, keep_proposal, switch_on_weights
from cungcau.discovery.matches import matches_for
from cungcau.discovery.models import Standing, Weights
from cungcau.discovery.queries import params, weights_in_force
from cungcau.discovery.reasons import part_name
from cungcau.discovery.standings import reckon_all
from cungcau.discovery.tasks import reckon_with_other_weights
from cungcau.engines.matching import Params
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.trail.models import Entry
from cungcau.trail.queries import history_of
from tests.factories.verdicts import a_judged_park


@pytest.fixture
def learned(seeker, an, lan):
    a_judged_park(seeker, an, 12)
    return estimate_weights(by=lan)


def test_every_pair_is_scored_with_them(learned, need, offer, dung, lan):
    (before,) = matches_for(need, dung).proposals

    switch_on_weights(learned, by=lan)

    (after,) = matches_for(need, dung).proposals
    assert sum(part.of for part in after.parts) == 100
    budgets = [part.of for one in (before, after) for part in one.parts if part.label == part_name("budget")]
    assert budgets[1] > budgets[0]
    assert keep_proposal(need, offer, by=dung).engine == f"{Params().version}+{learned.pk}"


def test_how_well_needs_are_served_is_reckoned_again(learned, need, offer, lan):
    reckon_all()
    old = Standing.objects.get(need=need).at

    switch_on_weights(learned, by=lan)
    entry = Entry.objects.get(verb="switch_on")
    reckon_with_other_weights.func(entry.pk)

    assert Standing.objects.get(need=need).at > old


def test_a_set_that_was_in_force_is_put_back(learned, lan):
    switch_on_weights(learned, by=lan)
    other = Weights.objects.create(weights=learned.weights, report=learned.report)

    switch_on_weights(other, by=lan)

    learned.refresh_from_db()
    assert learned.state == "put_back"
    assert weights_in_force() == other
    assert [entry.verb for entry in history_of(learned)] == ["switch_back", "switch_on", "estimate"]


def test_against_the_advice_of_the_report_only_with_a_reason(seeker, an, lan):
    a_judged_park(seeker, an, 3)
    few = estimate_weights(by=lan)
    assert not few.report["recommended"]

    with pytest.raises(Refused) as refusal:
        switch_on_weights(few, by=lan)
    assert refusal.value.field == "note"
    assert weights_in_force() is None

    switch_on_weights(few, by=lan, note="Điều phối viên muốn thử một tuần.")
    assert weights_in_force() == few


def test_a_part_that_a_set_does_not_know_keeps_its_hand_set_weight(learned, lan):
    known = {part: weight for part, weight in learned.weights.items() if part != "place"} | {"gone": 5}
    Weights.objects.filter(pk=learned.pk).update(weights=known, state="in_force")

    assert params().weights == {**learned.weights, "place": Params().weights["place"]}


def test_it_does_not_start_where_they_count_already(learned, lan):
    switch_on_weights(learned, by=lan)

    with pytest.raises(IllegalMove):
        switch_on_weights(learned, by=lan)


def test_the_second_hand_is_told(learned, lan):
    other = Weights.objects.get(pk=learned.pk)
    switch_on_weights(learned, by=lan)

    with pytest.raises(Stale):
        switch_on_weights(other, by=lan)


def test_two_sets_at_one_moment_are_one_set_in_force(learned, lan, monkeypatch):
    other = Weights.objects.create(weights=learned.weights, report=learned.report)
    switch_on_weights(learned, by=lan)
    module = import_module("cungcau.discovery.actions.switch_on_weights")
    monkeypatch.setattr(module, "weights_in_force", lambda: None)

    with pytest.raises(Stale):
        switch_on_weights(other, by=lan)

    assert list(Weights.objects.filter(state="in_force")) == [learned]


def test_only_a_steward_may(learned, dung, ha):
    for user in (dung, ha):
        with pytest.raises(PermissionDenied):
            switch_on_weights(learned, by=user)
