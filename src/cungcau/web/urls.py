from django.conf import settings
from django.urls import path
from django.views.generic import RedirectView

from cungcau.web.views import catalogue, duty, health, home, setup

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("duty/", duty.duty, name="duty"),
    path("setup/", setup.set_up, name="setup"),
    path("ui/", catalogue.show_catalogue, name="catalogue"),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}ui/icon.svg"), name="favicon"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
