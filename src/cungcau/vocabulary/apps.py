from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


def _is_officer(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_officer)


class VocabularyConfig(AppConfig):
    name = "cungcau.vocabulary"
    label = "vocabulary"

    def ready(self) -> None:
        from cungcau.kit import nav
        from cungcau.vocabulary import policy  # noqa: F401  (app ready: the tables need the models)

        nav.add(nav.Item("vocabulary", _("Code lists"), "vocabulary:schemes", 90, "tag", place="desk", shown=_is_officer))
        nav.add(nav.Item("holidays", _("Days off"), "vocabulary:holidays", 95, "clock", place="desk", shown=_is_officer))
