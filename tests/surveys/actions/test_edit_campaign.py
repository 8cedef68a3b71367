"""Change what a campaign says of itself."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Stale
from cungcau.surveys import bank
from cungcau.surveys.actions import close_campaign, edit_campaign
from cungcau.surveys.models import Campaign
from cungcau.trail.queries import history_of


def test_what_is_given_is_written_and_remembered(campaign, lan):
    edit_campaign(campaign, by=lan, version=campaign.version, title_vi="Tên mới", aim_vi="")

    kept = Campaign.objects.get()
    assert (kept.title_vi, kept.title_en) == ("Tên mới", "Survey of technology needs 2026")
    assert history_of(kept).first().facts == {"changed": ["title_vi"]}


def test_a_question_of_ones_own_keeps_its_key_when_others_come_before_it(campaign):
    asked = bank.chosen(["difficulty"], "Câu mới?\nCó xưởng phụ không?", campaign.questions)

    assert [(one["key"], one["vi"]) for one in asked[1:]] == [("own2", "Câu mới?"), ("own1", "Có xưởng phụ không?")]


def test_the_second_hand_is_told(campaign, dung, lan):
    before = campaign.version
    edit_campaign(campaign, by=dung, version=before, title_vi="Một")

    with pytest.raises(Stale) as told:
        edit_campaign(Campaign.objects.get(), by=lan, version=before, title_vi="Hai")
    assert told.value.who == dung.name


def test_a_closed_one_stays_as_it_is(campaign, dung):
    close_campaign(campaign, by=dung)

    with pytest.raises(PermissionDenied):
        edit_campaign(campaign, by=dung, version=campaign.version, title_vi="Hai")
