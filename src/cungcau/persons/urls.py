from django.urls import path

from cungcau.persons.views import erasing, keeping, person

app_name = "persons"
urlpatterns = [
    path("persons/export/<str:token>/", person.export, name="export"),
    path("persons/kept/", keeping.retention, name="retention"),
    path("persons/erasures/", erasing.erasures, name="erasures"),
    path("persons/erasures/<slug:pid>/", erasing.erasure, name="erasure"),
    path("persons/erasures/<slug:pid>/<slug:verb>/", erasing.act, name="erasure_act"),
    path("persons/<slug:kind>/<slug:pid>/", person.person, name="person"),
    path("persons/<slug:kind>/<slug:pid>/withdraw/", person.withdraw, name="withdraw"),
    path("persons/<slug:kind>/<slug:pid>/ask/", person.ask, name="ask"),
    path("persons/<slug:kind>/<slug:pid>/forget/", erasing.ask_to_erase, name="forget"),
]
