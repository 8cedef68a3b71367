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
        from cungcau.listings.queries import may_moderate, may_write
        from cungcau.trail.reactions import on

        stylesheet.add("listings/listings.css")
        attachments.register("listings.listing", read="read_files", inside="read_internal", own="of_own")
        on("registry.organisation", "suspend", tasks.pause_listings_of_suspended)
        on("listings.listing", "submit", tasks.tell_moderators)
        on("listings.listing", "return", tasks.tell_author)
        on("listings.listing", "publish", tasks.tell_author)
        nav.add(nav.Item("own", _("My listings"), "listings:own", 40, "folder", shown=may_write))
        nav.add(nav.Item("queue", _("Review"), "listings:queue", 50, "check", place="desk", shown=may_moderate))
