from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


def _is_officer(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_officer)


def _is_steward(user: Any) -> bool:
    return bool(user.is_authenticated and "steward" in user.roles)


def _name_of_the_point() -> str:
    from cungcau.registry.models import point  # app ready

    here = point()
    return here.name if here else "CungCầu"


class RegistryConfig(AppConfig):
    name = "cungcau.registry"
    label = "registry"

    def ready(self) -> None:
        from cungcau.access.queries import on_profile
        from cungcau.files import access as attachments
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.notices.letters import sign_with
        from cungcau.registry import duty, policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.registry.persons import declare_people
        from cungcau.registry.queries import own_places
        from cungcau.trail.reactions import on

        declare_people()
        sign_with(_name_of_the_point)
        on_profile("registry/_profile.html", own_places)
        attachments.register("registry.verification", read="read", inside="read", write="attach")
        on("access.user", "erase", tasks.forget_typing_of_erased)
        stylesheet.add("registry/registry.css")
        duty.hand_in_all()
        nav.add(nav.Item("authorities", _("Authorities"), "registry:authorities", 50, "building", place="foot"))
        nav.add(nav.Item("zones", _("Zones"), "registry:zones", 60, "map"))
        nav.add(nav.Item("registry", _("Registry"), "registry:desk", 60, "building", place="desk", shown=_is_officer))
        nav.add(nav.Item("duplicates", _("Duplicates"), "registry:duplicates", 62, "copy", place="desk", shown=_is_steward))
        nav.add(nav.Item("point", _("Point"), "registry:point", 95, "gear", place="desk", shown=_is_steward))
