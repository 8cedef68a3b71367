from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "cungcau.access"
    label = "access"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _  # app ready

        from cungcau.access import held, policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.access.who import steward  # app ready
        from cungcau.kit import nav  # app ready

        held.declare_people()
        nav.add(
            nav.Item(
                "profile",
                _("My account"),
                "access:profile",
                10,
                "person",
                "account",
                shown=lambda user: user.is_authenticated,
                active=("/profile/",),
            )
        )
        nav.add(
            nav.Item(
                "people",
                _("People and roles"),
                "access:people",
                80,
                "people",
                "desk",
                shown=lambda user: steward.check(user, None),
                active=("/people/",),
            )
        )
