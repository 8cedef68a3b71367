"""Every address of the house; each room owns its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("cungcau.web.urls")),
    path("ui/", include("cungcau.kit.ui.urls")),
    path("", include("cungcau.help.urls")),
    path("", include("cungcau.access.urls")),
    path("", include("cungcau.notices.urls")),
    path("", include("cungcau.files.urls")),
    path("", include("cungcau.vocabulary.urls")),
    path("", include("cungcau.thesaurus.urls")),
    path("", include("cungcau.registry.urls")),
    path("", include("cungcau.persons.urls")),
    path("", include("cungcau.brokerage.urls")),
    path("", include("cungcau.advisory.urls")),
    path("", include("cungcau.facilities.urls")),
    path("", include("cungcau.intake.urls")),
    path("", include("cungcau.exchange.urls")),
    path("", include("cungcau.surveys.urls")),
    path("", include("cungcau.discovery.urls")),
    path("", include("cungcau.listings.urls")),
]

handler400 = "cungcau.web.views.errors.bad_request"
handler403 = "cungcau.web.views.errors.forbidden"
handler404 = "cungcau.web.views.errors.not_found"
handler500 = "cungcau.web.views.errors.broken"
