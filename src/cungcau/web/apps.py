from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "cungcau.web"
    label = "web"

    def ready(self) -> None:
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.web.queries import has_duties, pressing_for

        stylesheet.add("web/duty.css")
        nav.add(
            nav.Item("duty", _("Duty"), "web:duty", 5, "bell", place="desk", shown=has_duties, count=pressing_for, lands=True)
        )
