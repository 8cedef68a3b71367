from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "cungcau.intake"
    label = "intake"

    def ready(self) -> None:
        from cungcau.access.queries import on_profile
        from cungcau.intake import duty, limits, policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.intake.persons import declare_people
        from cungcau.intake.queries import may_take, own_submissions
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.registry.comparison import call_rows
        from cungcau.trail.reactions import on

        call_rows("intake.submission", "organisation_id", _("Needs sent without an account"))
        declare_people()
        stylesheet.add("intake/intake.css")
        duty.hand_in_all()
        for verb in tasks.LETTERS:
            on("intake.submission", verb, tasks.tell_sender)
        for verb in ("verify", "answer", "correct", "withdraw", "claim"):
            on("intake.submission", verb, tasks.tell_desk)
        for verb in ("approve_claim", "refuse_claim"):
            on("intake.claim", verb, tasks.tell_claimant)
        for verb in ("publish", "withdraw"):
            on("listings.listing", verb, tasks.tell_of_listing)
        nav.add(nav.Item("intake", _("Intake"), "intake:queue", 45, "bell", place="desk", shown=may_take))
        nav.add(nav.Item("tell", _("Tell us your need"), "intake:form", 45, "send", place="foot"))
        on_profile("intake/_profile.html", lambda user: {"submissions": own_submissions(user)})
