from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "cungcau.notices"
    label = "notices"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _  # app ready

        from cungcau.access.who import steward  # app ready
        from cungcau.kit import nav  # app ready
        from cungcau.notices import persons, policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.notices.who import reads_own_mails  # app ready
        from cungcau.trail.reactions import on  # app ready

        persons.declare_people()
        on("access.user", "invite", tasks.send_invitation)
        on("access.user", "invite_again", tasks.send_invitation)
        on("access.user", "ask_reset", tasks.send_reset_link)
        nav.add(
            nav.Item(
                "inbox",
                _("Notices"),
                "notices:inbox",
                20,
                "bell",
                "account",
                shown=lambda user: user.is_authenticated,
                active=("/inbox/",),
            )
        )
        nav.add(
            nav.Item(
                "outbox",
                _("Outbox"),
                "notices:outbox",
                90,
                "mail",
                "desk",
                shown=lambda user: steward.check(user, None) or reads_own_mails(user),
                active=("/outbox/",),
            )
        )
