from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "cungcau.exchange"
    label = "exchange"

    def ready(self) -> None:
        from cungcau.access.persons import no_person, on_person
        from cungcau.exchange import policy  # noqa: F401  (app ready: the tables need the models)
        from cungcau.exchange.queries import may_exchange  # app ready
        from cungcau.exchange.tasks import apply_file, check_file, undo_file  # app ready
        from cungcau.files import access
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.trail.reactions import on

        access.register("exchange.import", read="read_rows", inside="read_rows", write="upload")
        on_person("exchange.line", "label", "differences", "troubles", "made", "why_left")  # cells of other people's tables
        on_person("exchange.import", "name", "headings", "remarks", "fault")
        no_person("exchange.export", filters="Codes and words of a search.")
        stylesheet.add("exchange/exchange.css")
        for verb in ("upload", "check"):
            on("exchange.import", verb, check_file)
        on("exchange.import", "apply", apply_file)
        on("exchange.import", "undo", undo_file)
        nav.add(
            nav.Item("exchange", _("Import and export"), "exchange:imports", 75, "file", place="desk", shown=may_exchange)
        )
