from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrokerageConfig(AppConfig):
    name = "cungcau.brokerage"
    label = "brokerage"

    def ready(self) -> None:
        from cungcau.brokerage import policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.brokerage.queries import panel, works_at_desk, works_somewhere
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.listings.panels import on_listing
        from cungcau.registry.comparison import call_rows
        from cungcau.trail.reactions import on

        call_rows("brokerage.interest", "organisation_id", _("Interests that it sent"))
        call_rows("brokerage.interest", "owner_id", _("Interests sent to it"))
        stylesheet.add("brokerage/brokerage.css")
        on_listing("brokerage/_panel.html", panel)
        for verb in ("reject", "forward", "accept", "decline", "agree_sender", "agree_owner", "withdraw", "close"):
            on("brokerage.interest", verb, tasks.tell_sides)
        for verb in ("send", "accept", "decline", "withdraw"):
            on("brokerage.interest", verb, tasks.tell_brokers)
        nav.add(nav.Item("interests", _("Interests"), "brokerage:own", 22, "bridge", "account", shown=works_somewhere))
        to_broker = _("Interests to broker")
        nav.add(nav.Item("interest_desk", to_broker, "brokerage:desk", 46, "bridge", place="desk", shown=works_at_desk))
