"""Look-alikes as people read them: the records themselves, a score, and the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cungcau.registry.likeness import Likeness, Profile, Reason
from cungcau.registry.models import Distinct
from cungcau.registry.profiles import likely, model_of
from cungcau.registry.workflow import ExpertState, OrganisationState

UNCHECKED = {OrganisationState.TEMPORARY, ExpertState.PROPOSED}
AT_ONCE = 5  # suggestions beside a form: whoever registers reads no long list


@dataclass(frozen=True)
class Suggestion:
    """A record (or, with `other`, a pair) that may be the same; score 0–100, reasons in words."""

    thing: Any
    score: int
    reasons: list[str]
    other: Any = None


def alike(kind: str, profile: Profile) -> list[Suggestion]:
    """The known records that look like the one that is about to be saved, the likeliest first."""
    found = likely(kind).near(profile)[:AT_ONCE]
    things = _things(kind, {one.second for one in found})
    return [Suggestion(things[one.second], one.score, _told(one)) for one in found if one.second in things]


def not_told(data: Any, kind: str, profile: Profile) -> list[Suggestion]:
    """Known records that look like the new one, until the person has said on the form that it is none of these."""
    found = alike(kind, profile)
    told = set(data.get("none_of", "").split())
    return found if {one.thing.pid for one in found} - told else []


def told_apart(kind: str) -> set[tuple[str, str]]:
    return set(Distinct.objects.filter(label=model_of(kind)._meta.label_lower).values_list("first", "second"))


def pairs(kind: str) -> list[Likeness]:
    """Every pair of a kind that looks like one record, without those that a steward has told apart."""
    apart = told_apart(kind)
    return [one for one in likely(kind).pairs() if (one.first, one.second) not in apart]


def in_words(kind: str, found: list[Likeness]) -> list[Suggestion]:
    """The pairs with their records; what was deleted meanwhile is left out."""
    things = _things(kind, {key for one in found for key in (one.first, one.second)})
    both = [(one, things[one.first], things[one.second]) for one in found if one.first in things and one.second in things]
    return [_pair(one, *sorted(two, key=_worth_keeping)) for one, *two in both]


def _pair(found: Likeness, stays: Any, other: Any) -> Suggestion:
    return Suggestion(stays, found.score, _told(found), other)


def _worth_keeping(thing: Any) -> tuple[bool, int]:
    """Sorts first what somebody has checked, then what is older: that one stays unless the steward turns them round."""
    return getattr(thing, "state", "") in UNCHECKED, thing.pk


def apart_in_words(kind: str, rows: list[Distinct]) -> list[tuple[Distinct, Any, Any]]:
    things = _things(kind, {key for row in rows for key in (row.first, row.second)})
    return [(row, things[row.first], things[row.second]) for row in rows if row.first in things and row.second in things]


def _things(kind: str, keys: set[str]) -> dict[str, Any]:
    return {thing.pid: thing for thing in model_of(kind)._default_manager.filter(pid__in=keys)}


def _told(one: Likeness) -> list[str]:
    return [words_of(reason) for reason in one.reasons]


def words_of(reason: Reason) -> str:
    """ "The same phone number" … with what was found where that helps."""
    words = {
        "tax_code": _("The same tax code, leaving the branch aside (%(said)s)"),
        "registration_no": _("The same registration number"),
        "certificate_no": _("The same certificate number"),
        "name": _("The same name, leaving aside marks and the legal form"),
        "near_name": _("Nearly the same name (%(said)s of the letters)"),
        "short_name": _("One is the short name of the other (%(said)s)"),
        "website": _("The same website (%(said)s)"),
        "mail": _("The same e-mail address"),
        "phone": _("The same phone number"),
        "domain": _("Mail addresses of the same domain (%(said)s)"),
        "address": _("The same address"),
        "representative": _("The same legal representative"),
        "identifier": _("The same ORCID or other identifier"),
        "account": _("The same account"),
        "organisation": _("The same organisation"),
        "other_tax_code": _("But: different tax codes"),
        "other_identifier": _("But: different identifiers"),
    }
    return words[reason.code] % {"said": reason.said}
