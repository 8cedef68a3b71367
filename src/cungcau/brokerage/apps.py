from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrokerageConfig(AppConfig):
    name = "cungcau.brokerage"
    label = "brokerage"

    def ready(self) -> None:
        # The tables of policy and the jobs need the models.
        from cungcau.brokerage import (  # noqa: F401
            agreement_tasks,
            case_policy,
            case_tasks,
            client_history,
            duty,
            duty_after,
            message_policy,
            message_tasks,
            paper_policy,
            paper_tasks,
            persons,
            persons_after,
            policy,
            tasks,
        )
        from cungcau.brokerage.case_queries import (
            outcomes_of_proposals,
            reads_figures,
            takes_part_in_cases,
            verdict_panel,
            works_on_cases,
        )
        from cungcau.brokerage.guest_start import start_guests
        from cungcau.brokerage.message_queries import LABEL, decides_on_mail
        from cungcau.brokerage.outcome_start import start_outcomes
        from cungcau.brokerage.paper_queries import words_agreements, works_on_agreements
        from cungcau.brokerage.queries import panel, works_at_desk, works_somewhere
        from cungcau.discovery.panels import on_verdict
        from cungcau.discovery.weights import learn_from
        from cungcau.files.access import register
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.listings.panels import on_listing
        from cungcau.registry.comparison import call_rows
        from cungcau.trail.reactions import on

        persons.declare_people()
        persons_after.declare_people()
        call_rows("brokerage.interest", "organisation_id", _("Interests that it sent"))
        call_rows("brokerage.interest", "owner_id", _("Interests sent to it"))
        call_rows("brokerage.party", "organisation_id", _("Parties of cases"))
        # Whose files nobody owns: each opening is written down.
        register("brokerage.paper", read="read_desk", inside="read_desk", write="keep_file", own="keep_file")
        stylesheet.add("brokerage/brokerage.css")
        stylesheet.add("brokerage/figures.css")
        duty.hand_in_all()
        duty_after.hand_in_all()
        client_history.hand_in_all()
        on_listing("brokerage/_panel.html", panel)
        on_verdict("brokerage/_verdict_panel.html", verdict_panel)
        learn_from(outcomes_of_proposals)
        for verb in ("reject", "forward", "accept", "decline", "agree_sender", "agree_owner", "withdraw", "close"):
            on("brokerage.interest", verb, tasks.tell_sides)
        for verb in ("send", "accept", "decline", "withdraw"):
            on("brokerage.interest", verb, tasks.tell_brokers)
        on("brokerage.case", "hand_over", case_tasks.tell_owner)
        for verb in ("file_paper", "renew_paper"):
            on("brokerage.paper", verb, paper_tasks.tell_of_paper)
        register(LABEL, read="read", inside="read_inside", write="attach", own="read")
        for verb in ("message", "write", "receive", "pass_on", "admit"):
            on("brokerage.case", verb, message_tasks.mail_message)
        nav.add(nav.Item("interests", _("Interests"), "brokerage:own", 22, "bridge", "account", shown=works_somewhere))
        to_broker = _("Interests to broker")
        nav.add(nav.Item("interest_desk", to_broker, "brokerage:desk", 46, "bridge", place="desk", shown=works_at_desk))
        nav.add(nav.Item("cases", _("Cases"), "brokerage:cases", 47, "folder", place="desk", shown=works_on_cases))
        agreed = nav.Item("agreements", _("Agreements"), "brokerage:agreements", 48, "file", "desk", shown=works_on_agreements)
        nav.add(agreed)
        words = _("Templates of agreements")
        nav.add(nav.Item("wordings", words, "brokerage:wordings", 92, "edit", "desk", shown=words_agreements))
        nav.add(nav.Item("held_mail", _("Mail held back"), "brokerage:held", 49, "mail", place="desk", shown=decides_on_mail))
        desk_figures = _("Figures of the desk")
        nav.add(
            nav.Item("figures", desk_figures, "brokerage:figures", 68, "chart", place="desk", shown=reads_figures, lands=True)
        )
        own = _("Our cases")
        nav.add(nav.Item("own_cases", own, "brokerage:own_cases", 23, "folder", "account", shown=takes_part_in_cases))
        start_outcomes()
        start_guests()
