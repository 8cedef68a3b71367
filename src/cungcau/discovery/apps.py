from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

HEARD = {
    "listings.listing": (
        "publish", "confirm", "renew", "pause", "resume", "revise", "expire", "withdraw", "edit", "amend", "accept_change",
        "set_visibility",
    ),
    "registry.organisation": ("verify", "activate", "suspend", "edit", "merge", "unmerge", "take_in", "give_back"),
    "registry.expert": ("activate", "leave", "end", "edit", "merge", "unmerge", "take_in", "give_back", "erase"),
}


def is_officer(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_officer)


class DiscoveryConfig(AppConfig):
    name = "cungcau.discovery"
    label = "discovery"

    def ready(self) -> None:
        from cungcau.access.queries import on_profile  # app ready
        from cungcau.discovery import persons, policy  # noqa: F401  (app ready: the tables need the models)
        from cungcau.discovery.news import told_section  # app ready
        from cungcau.discovery.tasks import (  # app ready
            LATER,
            PUBLISHING,
            SOON,
            build_anew,
            index_subject,
            read_subject,
            reckon_listing,
            reckon_verdict,
            reckon_with_other_weights,
            reckon_woken,
            tell_at_once,
            tell_of_new_offer,
        )
        from cungcau.discovery.verdicts import may_read_verdicts  # app ready
        from cungcau.discovery.weights import may_weigh  # app ready
        from cungcau.kit import nav
        from cungcau.trail.reactions import on

        for label, verbs in HEARD.items():
            for verb in verbs:
                on(label, verb, index_subject)
                on(label, verb, read_subject.using(priority=LATER))  # the document is there by then
        for verb in PUBLISHING:
            on("listings.listing", verb, reckon_listing)
        on("listings.listing", "confirm", reckon_woken)
        on("listings.listing", "publish", tell_of_new_offer)
        on("persons.erasure", "carry_out", build_anew)
        on("listings.listing", "publish", tell_at_once.using(priority=SOON))  # what is found and reckoned is there by then
        for verb in ("refuse", "undo"):
            on("discovery.verdict", verb, reckon_verdict)
        for verb in ("switch_on", "switch_back"):
            on("discovery.weights", verb, reckon_with_other_weights)
        persons.declare_people()
        on_profile("discovery/_told.html", told_section)
        nav.add(nav.Item("search", _("Discover"), "discovery:search", 10, "search"))
        nav.add(nav.Item("searches", _("Saved searches"), "discovery:searches", 60, "search", place="account"))
        nav.add(
            nav.Item("proposals", _("Proposals"), "discovery:verdicts", 60, "bridge", place="desk", shown=may_read_verdicts)
        )
        nav.add(nav.Item("demand", _("Demand without supply"), "discovery:demand", 65, "search", place="desk", shown=is_officer))
        nav.add(nav.Item("weights", _("Weights of the score"), "discovery:weights", 70, "chart", place="desk", shown=may_weigh))
