from django.urls import path

from cungcau.web.views import catalogue, health, home, setup

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("setup/", setup.set_up, name="setup"),
    path("ui/", catalogue.show_catalogue, name="catalogue"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
