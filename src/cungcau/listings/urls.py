from django.urls import path

from cungcau.listings.views import detail, own, review, units, unsaved, writing

app_name = "listings"
urlpatterns = [
    path("listings/own/", own.own, name="own"),
    path("listings/queue/", review.queue, name="queue"),
    path("listings/new/<slug:kind>/", writing.begin, name="begin"),
    path("listings/units/", units.suggest, name="units"),
    path("listings/unsaved/", unsaved.keep, name="keep"),
    path("listings/unsaved/<slug:pid>/drop/", unsaved.drop, name="drop"),
    path("listings/unsaved/<slug:pid>/here/", unsaved.here, name="here"),
    path("listings/<slug:pid>/", detail.detail, name="detail"),
    path("listings/<slug:pid>/edit/", writing.edit, name="edit"),
    path("listings/<slug:pid>/<slug:verb>/", detail.act, name="act"),
]
