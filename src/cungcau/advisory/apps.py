from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdvisoryConfig(AppConfig):
    name = "cungcau.advisory"
    label = "advisory"

    def ready(self) -> None:
        from cungcau.advisory import duty, events, persons, policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.advisory.panels import listing_panel, organisation_panel
        from cungcau.advisory.queries import has_assignments, reads_desk, works_for_a_firm
        from cungcau.files.access import register
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.listings.panels import on_listing
        from cungcau.registry.comparison import call_rows
        from cungcau.registry.panels import on_organisation
        from cungcau.trail.reactions import on

        persons.declare_people()
        call_rows("advisory.advice", "organisation_id", _("Requests for advice"))
        call_rows("advisory.plan", "organisation_id", _("Support plans"))
        call_rows("advisory.assignment", "expert_id", _("Assignments"))
        stylesheet.add("advisory/advisory.css")
        duty.hand_in_all()
        events.hand_in_all()
        register("advisory.advice", read="read", inside="read", write="attach", own="read")
        register("advisory.assignment", read="read", inside="read", write="attach", own="read")
        on_organisation("advisory/_organisation.html", organisation_panel)
        on_listing("advisory/_listing.html", listing_panel)
        for verb in ("ask", "assign", "answer", "ask_back", "rate", "decline", "withdraw"):
            on("advisory.advice", verb, tasks.tell_of_advice)
        for verb in ("entrust", "overrule", "accept", "refuse", "deliver", "call_off"):
            on("advisory.assignment", verb, tasks.tell_of_assignment)
        for verb in ("share", "agree", "close", "abandon"):
            on("advisory.plan", verb, tasks.tell_of_plan)
        nav.add(nav.Item("advice", _("Advice"), "advisory:own", 24, "question", "account", shown=works_for_a_firm))
        own = _("My assignments")
        nav.add(nav.Item("assignments", own, "advisory:assignments", 26, "person", "account", shown=has_assignments))
        desk = _("Advisory desk")
        nav.add(nav.Item("advisory_desk", desk, "advisory:desk", 50, "question", "desk", shown=reads_desk))
        nav.add(nav.Item("support_plans", _("Support plans"), "advisory:plans", 51, "list", "desk", shown=reads_desk))
