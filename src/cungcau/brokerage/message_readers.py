"""Who reads what is shared in a case, in words: said beside the box before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case, Party, Shared
from cungcau.brokerage.case_who import is_shared_with


def readers_named(case: Case, shared: str) -> str:
    """For officers: the parties by name."""
    there = [str(party) for party in _there(case) if is_shared_with(shared, party)]
    return ", ".join([_officers(case), *dict.fromkeys(there)])


def named_choices(case: Case, choices: Iterable[tuple[str, Any]]) -> list[tuple[str, str]]:
    """The ways of sharing, each with who reads it then."""
    return [(value, f"{Shared(value).label} ({readers_named(case, value)})") for value, _label in choices]


def readers_of_party(writer: Party) -> str:
    """For somebody of a party: her own organisation by name, the others by their side alone."""
    own = [party for party in _there(writer.case) if party.organisation_id == writer.organisation_id]
    shared = writer.side or Shared.NONE
    others = [party for party in _there(writer.case) if party not in own and is_shared_with(shared, party)]
    who = [_officers(writer.case), _("the people of %(organisation)s") % {"organisation": writer}]
    if others:
        who.append(_("the other parties of your side"))
    words = _("Read by: %(who)s.") % {"who": ", ".join(who)}
    if writer.side:
        rest = _("The other side reads it only once a broker passes it on.")
    else:
        rest = _("Other parties read it only once a broker passes it on.")
    return f"{words} {rest}"


def _there(case: Case) -> list[Party]:
    return list(case.parties.filter(ended_at=None).select_related("organisation"))


def _officers(case: Case) -> str:
    return _("the point's brokers and the second adviser of the case") if case.second_id else _("the point's brokers")
