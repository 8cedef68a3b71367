from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    name = "cungcau.surveys"
    label = "surveys"

    def ready(self) -> None:
        from cungcau.access.persons import no_person, on_person
        from cungcau.access.queries import on_profile
        from cungcau.files import access as attachments
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.registry.comparison import call_rows
        from cungcau.surveys import duty, policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.surveys.queries import appointments_of, is_officer
        from cungcau.trail.reactions import on

        call_rows("surveys.visit", "organisation_id", _("Visits of surveys"))
        call_rows("surveys.visit", "contact_id", _("Visits of surveys"))
        on_person("surveys.visit", "answers")
        on_person("surveys.report", "content")
        on_person("surveys.finding", "content")
        no_person("surveys.campaign", forms="Codes.", questions="Questions of the campaign.")
        stylesheet.add("surveys/surveys.css")
        duty.hand_in_all()
        attachments.register("surveys.visit", read="read_notes", inside="read_notes", write="attach")
        on_profile("surveys/_profile.html", lambda user: {"visits": appointments_of(user)})
        on("surveys.visit", "agree", tasks.tell_firm)
        on("surveys.campaign", "assign", tasks.tell_officer)
        nav.add(nav.Item("surveys", _("Surveys"), "surveys:campaigns", 58, "flag", place="desk", shown=is_officer))
