from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


def _is_steward(user: Any) -> bool:
    return bool(user.is_authenticated and "steward" in user.roles)


class PersonsConfig(AppConfig):
    name = "cungcau.persons"
    label = "persons"

    def ready(self) -> None:
        from cungcau.access.keeping import on_kept
        from cungcau.access.persons import no_person, on_person
        from cungcau.access.queries import on_profile
        from cungcau.kit import nav
        from cungcau.persons import policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.trail.reactions import on

        on_person("persons.export", "came_from", "note")
        on_person("persons.erasure", "came_from", "note", "reason")
        no_person("persons.erasure", counts="Numbers.")
        on_profile("persons/_profile.html", lambda _user: {})
        on_kept("exports", tasks.exports_due, tasks.drop_exports)
        on("persons.export", "ask", tasks.make)
        on("persons.export", "make", tasks.tell_asker)
        on("persons.erasure", "ask_erasure", tasks.tell_stewards)
        on("persons.erasure", "approve", tasks.carry_out)
        on("persons.erasure", "refuse", tasks.tell_refused)
        nav.add(nav.Item("erasures", _("To be forgotten"), "persons:erasures", 85, "people", place="desk", shown=_is_steward))
        kept = _("How long data are kept")
        nav.add(nav.Item("retention", kept, "persons:retention", 86, "clock", place="desk", shown=_is_steward))
