from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrokerageConfig(AppConfig):
    name = "cungcau.brokerage"
    label = "brokerage"

    def ready(self) -> None:
        from cungcau.brokerage import policy  # noqa: F401  (app ready: the tables need the models)
        from cungcau.registry.comparison import call_rows

        call_rows("brokerage.interest", "organisation_id", _("Interests that it sent"))
        call_rows("brokerage.interest", "owner_id", _("Interests sent to it"))
