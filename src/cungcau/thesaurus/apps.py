from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThesaurusConfig(AppConfig):
    name = "cungcau.thesaurus"
    label = "thesaurus"

    def ready(self) -> None:
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.thesaurus import policy, tasks  # noqa: F401  (app ready: the tables need the models)

        stylesheet.add("thesaurus/thesaurus.css")
        nav.add(nav.Item("thesaurus", _("Thesaurus"), "thesaurus:browse", 65, "list"))
