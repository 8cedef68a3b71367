from django.urls import path

from cungcau.listings.views import detail, own, review, sights, writing

app_name = "listings"
urlpatterns = [
    path("listings/own/", own.own, name="own"),
    path("listings/queue/", review.queue, name="queue"),
    path("listings/new/<slug:kind>/", writing.begin, name="begin"),
    path("listings/<slug:pid>/", detail.detail, name="detail"),
    path("listings/<slug:pid>/visibility/", sights.visibility, name="visibility"),
    path("listings/<slug:pid>/preview/", sights.preview, name="preview"),
    path("listings/<slug:pid>/looks/", sights.looks, name="looks"),
    path("listings/<slug:pid>/edit/", writing.edit, name="edit"),
    path("listings/<slug:pid>/<slug:verb>/", detail.act, name="act"),
]
