from django.urls import path

from cungcau.discovery import views

app_name = "discovery"
urlpatterns = [
    path("search/", views.find, name="search"),
    path("listings/<slug:pid>/matches/", views.matches, name="matches"),
]
