from django.urls import path

from cungcau.listings.views import (
    answer,
    changing,
    currency,
    detail,
    own,
    quality,
    readings,
    review,
    reviewing,
    units,
    unsaved,
    versions,
    writing,
)

app_name = "listings"
urlpatterns = [
    path("listings/own/", own.own, name="own"),
    path("listings/attention/", currency.attention, name="attention"),
    path("listings/freshness/", currency.figures, name="freshness"),
    path("listings/answer/<slug:pid>/<slug:token>/", answer.answer, name="answer"),
    path("listings/queue/", review.queue, name="queue"),
    path("listings/new/<slug:kind>/", writing.begin, name="begin"),
    path("listings/units/", units.suggest, name="units"),
    path("listings/unsaved/", unsaved.keep, name="keep"),
    path("listings/unsaved/<slug:pid>/drop/", unsaved.drop, name="drop"),
    path("listings/unsaved/<slug:pid>/here/", unsaved.here, name="here"),
    path("listings/new/<slug:kind>/quality/", quality.quality_of_new, name="quality_of_new"),
    path("listings/<slug:pid>/review/", reviewing.review, name="review"),
    path("listings/<slug:pid>/review/expert/", readings.ask, name="ask_reading"),
    path("listings/<slug:pid>/review/<slug:verb>/", review.assign, name="assign"),
    path("readings/<slug:pid>/", readings.reading, name="reading"),
    path("readings/<slug:pid>/<slug:verb>/", readings.act, name="reading_act"),
    path("changes/<slug:pid>/<slug:verb>/", changing.act, name="change_act"),
    path("listings/<slug:pid>/quality/", quality.quality, name="quality"),
    path("listings/<slug:pid>/", detail.detail, name="detail"),
    path("listings/<slug:pid>/versions/", versions.versions, name="versions"),
    path("listings/<slug:pid>/edit/", writing.edit, name="edit"),
    path("listings/<slug:pid>/<slug:verb>/", detail.act, name="act"),
]
