from django.urls import path

from cungcau.listings.views import answer, currency, detail, own, review, versions, writing

app_name = "listings"
urlpatterns = [
    path("listings/own/", own.own, name="own"),
    path("listings/attention/", currency.attention, name="attention"),
    path("listings/freshness/", currency.figures, name="freshness"),
    path("listings/answer/<slug:pid>/<slug:token>/", answer.answer, name="answer"),
    path("listings/queue/", review.queue, name="queue"),
    path("listings/new/<slug:kind>/", writing.begin, name="begin"),
    path("listings/<slug:pid>/", detail.detail, name="detail"),
    path("listings/<slug:pid>/versions/", versions.versions, name="versions"),
    path("listings/<slug:pid>/edit/", writing.edit, name="edit"),
    path("listings/<slug:pid>/<slug:verb>/", detail.act, name="act"),
]
