from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FacilitiesConfig(AppConfig):
    name = "cungcau.facilities"
    label = "facilities"

    def ready(self) -> None:
        from cungcau.facilities import duty, policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.facilities.queries import may_book, reads_entries
        from cungcau.files import access as attachments
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.registry.comparison import call_rows
        from cungcau.trail.reactions import on

        call_rows("facilities.facility", "organisation_id", _("Facilities"))
        call_rows("facilities.booking", "owner_id", _("Bookings of its facilities"))
        call_rows("facilities.booking", "organisation_id", _("Bookings that it asked for"))
        stylesheet.add("facilities/facilities.css")
        duty.hand_in_all()
        attachments.register("facilities.booking", read="read", inside="read", write="attach")
        on("facilities.facility", "submit", tasks.tell_readers)
        for verb in ("publish", "return"):
            on("facilities.facility", verb, tasks.tell_owner)
        for verb in ("request", "approve", "propose", "decline", "accept", "turn_down", "cancel"):
            on("facilities.booking", verb, tasks.tell_other_side)
        nav.add(nav.Item("facilities", _("Facilities"), "facilities:browse", 65, "stage"))
        nav.add(nav.Item("bookings", _("Bookings"), "facilities:bookings", 25, "calendar", "account", shown=may_book))
        in_review = _("Facilities in review")
        nav.add(nav.Item("facility_queue", in_review, "facilities:queue", 55, "stage", place="desk", shown=reads_entries))
