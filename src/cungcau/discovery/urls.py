from django.urls import path

from cungcau.discovery.views import matches, searching, verdicts

app_name = "discovery"
urlpatterns = [
    path("search/", searching.find, name="search"),
    path("listings/<slug:pid>/matches/", matches.matches, name="matches"),
    path("listings/<slug:pid>/matches/experts/", matches.helpers, name="helpers"),
    path("listings/<slug:pid>/matches/<slug:other>/<slug:verb>/", verdicts.judge, name="judge"),
    path("proposals/", verdicts.verdicts, name="verdicts"),
    path("proposals/<slug:pid>/", verdicts.verdict, name="verdict"),
    path("proposals/<slug:pid>/<slug:verb>/", verdicts.act, name="act"),
]
