from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListingsConfig(AppConfig):
    name = "cungcau.listings"
    label = "listings"

    def ready(self) -> None:
        from cungcau.files import access as attachments
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.listings import duty, news, policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.listings.currency import may_see_freshness
        from cungcau.listings.mergers import opened_by_merger
        from cungcau.listings.persons import declare_people
        from cungcau.listings.queries import may_moderate, may_write
        from cungcau.registry.comparison import call_rows, warn_before
        from cungcau.registry.models import Organisation
        from cungcau.trail.reactions import on

        call_rows("listings.listing", "organisation_id", _("Needs and offers"))
        call_rows("listings.listing_excluded_organisations", "organisation_id", _("Listings that must not be seen"))
        call_rows("listings.listing_chosen_organisations", "organisation_id", _("Listings of which more may be seen"))
        call_rows("listings.listing", "contact_id", _("Needs and offers"))
        call_rows("listings.question", "contact_id", _("Questions by mail"))
        call_rows("listings.autosave", "organisation_id", _("Needs and offers typed and not saved"))
        call_rows("listings.reading", "expert_id", _("Opinions on needs and offers"))
        declare_people()
        warn_before(Organisation, opened_by_merger)
        stylesheet.add("listings/listings.css")
        stylesheet.add("listings/form.css")
        stylesheet.add("listings/versions.css")
        duty.hand_in_all()
        attachments.register("listings.listing", read="read_files", inside="read_internal", own="of_own")
        on("registry.organisation", "suspend", tasks.pause_listings_of_suspended)
        on("access.user", "erase", tasks.forget_typing_of_erased)
        on("listings.listing", "submit", tasks.tell_moderators)
        on("listings.listing", "return", tasks.tell_author)
        on("listings.listing", "publish", tasks.tell_author)
        on("listings.listing", "give", news.tell_new_reader)
        for verb in ("propose_change", "accept_change", "return_change"):
            on("listings.change", verb, news.tell_of_change)
        for verb in ("ask_reading", "answer_reading", "decline_reading"):
            on("listings.reading", verb, news.tell_of_reading)
        on("listings.listing", "flag", tasks.tell_of_change)
        nav.add(nav.Item("own", _("My listings"), "listings:own", 40, "folder", shown=may_write))
        nav.add(
            nav.Item("freshness", _("Freshness"), "listings:freshness", 55, "clock", place="desk", shown=may_see_freshness)
        )
        nav.add(nav.Item("queue", _("Review"), "listings:queue", 50, "check", place="desk", shown=may_moderate))
