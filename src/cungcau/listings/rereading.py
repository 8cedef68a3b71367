"""Which parts of a published listing a moderator must read again when they change, as a table.

What matters is what others decide by, and where a public text could say what it must not. The rest goes live at once.
"""

from __future__ import annotations

from dataclasses import dataclass

BOTH, NEED, OFFER = ("need", "offer"), ("need",), ("offer",)


@dataclass(frozen=True)
class Part:
    """A column, a table of rows, or the terms of a scheme; of which kinds it must be read again, and why (not)."""

    name: str
    reread: tuple[str, ...]
    why: str


def _parts(names: str, reread: tuple[str, ...], why: str) -> list[Part]:
    return [Part(name, reread, why) for name in names.split()]


PARTS = [
    *_parts("title_vi title_en summary_vi summary_en description_vi description_en", BOTH, "public text"),
    *_parts("problem current_technology inputs standards site_conditions tried not_wanted", BOTH, "public text"),
    *_parts("advantages competing_solution economic_comparison applications target_users references awards certificates", BOTH,
            "public text, promises to buyers"),
    *_parts("capacity footprint energy waste outputs warranty training incidental_costs territory existing_licences", BOTH,
            "public text, promises to buyers"),
    *_parts("specifications targets", BOTH, "matches are made by them"),
    *_parts("trl stage months_to_deploy", OFFER, "what an offer promises; what a need asks is its own affair"),
    *_parts("ip_items owner_kind inventors right_to_transfer state_funded task_code task_agency", BOTH,
            "rights that buyers rely on"),
    *_parts("transfer_list licence_needed export_control", BOTH, "what the law asks of a transfer"),
    *_parts("money_min money_max price_kind", OFFER, "a price; a need's budget is its own affair"),
    *_parts("subkind terms:field terms:transfer_mode terms:rights", BOTH, "under these it is found"),
    *_parts("keywords_vi keywords_en terms:vsic terms:ipc terms:sdg terms:goal terms:package terms:demonstration"
            " terms:strategic hi_tech terms:payment_mode", (),
            "they help finding and promise nothing"),
    *_parts("origin_preference partner_wishes terms:organisation_kind terms:size_band terms:province", (),
            "which partner is wished for is the owner's affair"),
    *_parts("budget_disclosure funding_source start_by decision_date urgency", (), "the need's own plans"),
    *_parts("absorption_finance absorption_people absorption_infrastructure absorption_management absorption_note", (),
            "internal"),
    *_parts("anonymity sights", (), "who wants to hide must not wait"),
    *_parts("confidential", (), "for few, whom its owner chooses"),
    *_parts("valid_until", (), "how long it holds is the owner's to say"),
]
BY_NAME = {part.name: part for part in PARTS}


def must_be_reread(name: str, kind: str) -> bool:
    """A part that the table does not know is read: better once too often."""
    return name not in BY_NAME or kind in BY_NAME[name].reread
