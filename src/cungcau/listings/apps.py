from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListingsConfig(AppConfig):
    name = "cungcau.listings"
    label = "listings"

    def ready(self) -> None:
        from cungcau.files import access as attachments
        from cungcau.kit import nav
        from cungcau.kit.ui import stylesheet
        from cungcau.listings import policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.listings.currency import may_see_freshness
        from cungcau.listings.queries import may_moderate, may_write
        from cungcau.trail.reactions import on

        stylesheet.add("listings/listings.css")
        stylesheet.add("listings/versions.css")
        attachments.register("listings.listing", read="read_files", inside="read_internal")
        on("registry.organisation", "suspend", tasks.pause_listings_of_suspended)
        on("listings.listing", "submit", tasks.tell_moderators)
        on("listings.listing", "return", tasks.tell_author)
        on("listings.listing", "publish", tasks.tell_author)
        on("listings.listing", "flag", tasks.tell_of_change)
        nav.add(nav.Item("own", _("My listings"), "listings:own", 40, "folder", shown=may_write))
        nav.add(
            nav.Item("freshness", _("Freshness"), "listings:freshness", 55, "clock", place="desk", shown=may_see_freshness)
        )
        nav.add(nav.Item("queue", _("Review"), "listings:queue", 50, "check", place="desk", shown=may_moderate))
