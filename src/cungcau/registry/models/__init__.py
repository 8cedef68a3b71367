"""The nouns of the registry, a file a subject."""

from cungcau.registry.models.experts import REFUSING, Absence, Affiliation, Interest, Tie
from cungcau.registry.models.merging import Distinct, Merger
from cungcau.registry.models.records import (
    Authority,
    AuthorityName,
    Contact,
    Expert,
    Membership,
    Organisation,
    Point,
    Zone,
    ZonePlan,
    point,
)
from cungcau.registry.models.trust import Consent, How, Level, Verification
from cungcau.registry.models.unsaved import Autosave, OpenForm

__all__ = [
    "REFUSING",
    "Absence",
    "Affiliation",
    "Authority",
    "AuthorityName",
    "Autosave",
    "Consent",
    "Contact",
    "Distinct",
    "Expert",
    "How",
    "Interest",
    "Level",
    "Membership",
    "Merger",
    "OpenForm",
    "Organisation",
    "Point",
    "Tie",
    "Verification",
    "Zone",
    "ZonePlan",
    "point",
]
