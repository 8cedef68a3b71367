"""Words about visits: the officer who goes there, and campaigns that are at work."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.kit.policy import NOTHING, Word


class Goes(Word):
    """It is this person who visits the firm."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk and thing.officer_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(officer_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING

    def __repr__(self) -> str:
        return "who visits"


class CampaignIs(Word):
    """The campaign is in one of these states."""

    def __init__(self, *states: str) -> None:
        self.states = states

    def check(self, user: Any, thing: Any) -> bool:
        return thing.campaign.state in self.states

    def query(self, user: Any) -> Q:
        return Q(campaign__state__in=self.states)

    def __repr__(self) -> str:
        return f"campaign is {' or '.join(self.states)}"
