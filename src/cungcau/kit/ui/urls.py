from django.urls import path

from cungcau.kit.ui import views

app_name = "ui"
urlpatterns = [
    path("style/<slug:name>.css", views.show_stylesheet, name="stylesheet"),
    path("theme/", views.set_theme, name="theme"),
]
