"""Which part of a listing is for whom: the table that everything which shows a listing asks, through `queries.Sight`.

A part needs a verb of the policy (`read`: whoever reads the listing). Its owner may close some parts further, each within what
the table allows; what she chose is kept in `Listing.sights` ({"specifications": "members"}). What is not named here is no
content (ids, counters, dates of the life) or is open to every reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# How the whole listing is shown (`Listing.anonymity`): under the owner's name; to everybody.
NAMED = ("named", "members", "chosen")
OPEN = ("named", "anonymous")


class Level(TextChoices):
    """For whom a part is, the widest first; each includes those after it."""

    PUBLIC = "public", _("Everybody")
    ACCOUNT = "account", _("Everybody with an account")
    MEMBERS = "members", _("People of verified organisations")
    CHOSEN = "chosen", _("The organisations that you choose")
    INSIDE = "inside", _("Your own people and the point's officers")


# The verb of the policy that stands for a level.
VERBS = {
    Level.PUBLIC: "read", Level.ACCOUNT: "read_account", Level.MEMBERS: "read_members", Level.CHOSEN: "read_chosen",
    Level.INSIDE: "read_internal",
}  # fmt: skip
CLOSABLE = (Level.PUBLIC, Level.ACCOUNT, Level.MEMBERS, Level.CHOSEN, Level.INSIDE)
SEALED = (Level.INSIDE, Level.CHOSEN)
BOTH = ("need", "offer")


@dataclass(frozen=True)
class Part:
    """`columns` of the listing that belong together; `needs` is the verb that lets one read them.

    `choices` are the levels that its owner may choose, the first being what counts where she chose none.
    """

    name: str
    label: Any
    columns: tuple[str, ...]
    needs: str = "read"
    choices: tuple[Level, ...] = ()
    kinds: tuple[str, ...] = BOTH


def _both(name: str) -> tuple[str, ...]:
    return (name, f"{name}_vi", f"{name}_en")


def _closable(name: str, label: Any, *kinds: str, columns: tuple[str, ...] = ()) -> Part:
    """Public, until its owner closes it."""
    return Part(name, label, columns or (name,), choices=CLOSABLE, kinds=kinds or BOTH)


def _behind(needs: str, name: str, label: Any, *columns: str, kinds: tuple[str, ...] = BOTH) -> Part:
    return Part(name, label, columns or (name,), needs, kinds=kinds)


PARTS = (
    _closable("description", _("Description"), columns=_both("description")),
    _closable("problem", _("What happens now"), "need"),
    _closable("current_technology", _("Technology in use now"), "need"),
    _closable("inputs", _("What goes in")),
    _closable("standards", _("Standards to be met"), "need"),
    _closable("site_conditions", _("Conditions on site"), "need"),
    _closable("tried", _("What has been tried"), "need"),
    _closable("not_wanted", _("What is not wanted"), "need"),
    _closable("targets", _("Measurable targets"), "need"),
    _closable("specifications", _("Specifications")),
    _closable("advantages", _("Advantages"), "offer"),
    _closable("competing_solution", _("Competing solution"), "offer"),
    _closable("economic_comparison", _("Economic comparison"), "offer"),
    _closable("applications", _("Applications"), "offer"),
    _closable("target_users", _("For whom"), "offer"),
    _closable("references", _("Where it is in use"), "offer"),
    _closable("awards", _("Awards"), "offer"),
    _closable("certificates", _("Certificates and test reports"), "offer"),
    _closable("figures", _("In figures"), "offer", columns=("capacity", "footprint", "energy", "waste", "outputs")),
    _closable("ip_items", _("Intellectual property"), "offer"),
    _closable("existing_licences", _("Licences already given"), "offer"),
    _closable("warranty", _("Warranty")),
    _closable("training", _("Training expected"), "need"),
    _closable("incidental_costs", _("Costs beside the price"), "offer"),
    _closable("law", _("What the law says"), "offer", columns=("transfer_list", "licence_needed", "export_control")),
    _closable("partner", _("The partner sought"), columns=("origin_preference", "partner_wishes")),
    Part("price", _("Price"), (), choices=CLOSABLE, kinds=("offer",)),
    Part("confidential", _("Confidential part"), ("confidential",), choices=SEALED),
    _behind("read_money", "budget", _("Budget"), "money_min", "money_max"),
    _behind("read_identity", "identity", _("Whose it is"), "organisation", "organisation_id", "zone", "zone_id", "task_code",
            "task_agency", "inventors"),
    _behind("read_internal", "contact", _("Whom the point should call"), "contact_id", "contact"),
    _behind("read_internal", "adviser", _("Adviser of the point"), "adviser_id", "adviser"),
    _behind("read_internal", "funding_source", _("Source of funds"), kinds=("need",)),
    _behind(
        "read_internal", "absorption", _("Absorption capacity"), "absorption_finance", "absorption_people",
        "absorption_infrastructure", "absorption_management", "absorption_note", kinds=("need",),
    ),
    _behind(
        "read_internal", "publishing", _("Who may see what"), "budget_disclosure", "excluded_organisations",
        "chosen_organisations", "sights", "source", "external_id", "created_by", "created_by_id",
    ),
    _behind("read_history", "history", _("History"), "comment", "reader", "reader_id", "reader_since", "review_editors"),
)  # fmt: skip
PART = {part.name: part for part in PARTS}
# The price of an offer stands in the columns of a need's budget, and can be closed.
OF_COLUMN = {column: part for part in PARTS for column in part.columns}
ROWS = frozenset(["specifications", "targets", "ip_items", "excluded_organisations", "chosen_organisations"])
# A number or a date of a right leads to its owner.
ROWS_BEHIND = {"ip_items": {"read_identity": ("number", "date", "expiry", "owner_percent")}}

# Open to whoever reads the listing, whatever its owner chooses: by these it is found and told apart.
ALWAYS = frozenset([
    "id", "pid", "uid", "ref", "kind", "subkind", "title_vi", "title_en", "summary_vi", "summary_en", "keywords_vi",
    "keywords_en", "terms", "trl", "stage", "months_to_deploy", "price_kind", "start_by", "decision_date", "urgency",
    "territory", "owner_kind", "right_to_transfer", "state_funded", "anonymity", "state", "valid_until", "submitted_at",
    "published_at", "last_confirmed_at", "hi_tech", "is_demo", "version", "created_at", "updated_at",
])  # fmt: skip


def parts_of(column: str, kind: str) -> Iterator[Part]:
    """What must be open for a reader to see a column of a listing of this kind."""
    if part := OF_COLUMN.get(column):
        yield part
        if part.name == "budget" and kind == "offer":
            yield PART["price"]


def closable(kind: str) -> list[Part]:
    """The parts for which the owner of such a listing may choose."""
    return [part for part in PARTS if part.choices and kind in part.kinds]


def level_of(part: Part, sights: dict[str, str]) -> Level:
    """The level in force: what was chosen where the table still allows it, else the table's own."""
    chosen = sights.get(part.name, "")
    return Level(chosen) if chosen in part.choices else (part.choices or (Level.PUBLIC,))[0]
