"""The nouns of the registry, a file a subject."""

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

__all__ = [
    "Authority",
    "AuthorityName",
    "Contact",
    "Distinct",
    "Expert",
    "Membership",
    "Merger",
    "Organisation",
    "Point",
    "Zone",
    "ZonePlan",
    "point",
]
