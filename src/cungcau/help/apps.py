from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HelpConfig(AppConfig):
    name = "cungcau.help"
    label = "help"

    def ready(self) -> None:
        from cungcau.help import policy  # noqa: F401  (app ready: the table needs the models)
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet

        stylesheet.add("help/help.css")
        nav.add(nav.Item("help", _("Help"), "help:index", 10, "question", place="foot"))
