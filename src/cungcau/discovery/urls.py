from django.urls import path

from cungcau.discovery.views import alerts, alike, demand, matches, public, saved, searching, verdicts, weights

app_name = "discovery"
urlpatterns = [
    path("search/", searching.find, name="search"),
    path("feeds/listings.atom", public.feed, name="feed"),
    path("sitemap.xml", public.site_map, name="sitemap"),
    path("sitemap-<slug:section>.xml", public.site_map, name="records"),
    path("robots.txt", public.robots, name="robots"),
    path("searches/", saved.searches, name="searches"),
    path("searches/new/", saved.save, name="save_search"),
    path("searches/<slug:pid>/name/", saved.rename, name="rename_search"),
    path("searches/<slug:pid>/look/", saved.look, name="see_search"),
    path("searches/<slug:pid>/rhythm/", saved.rhythm, name="set_rhythm"),
    path("digests/<slug:pid>/", alerts.digest, name="digest"),
    path("alerts/", alerts.choose, name="choose_alerts"),
    path("alerts/stop/<slug:pid>/<slug:what>/<slug:token>/", alerts.stop, name="stop"),
    path("searches/<slug:pid>/forget/", saved.forget, name="forget_search"),
    path("listings/queue/duplicates/", alike.waiting_duplicates, name="waiting_duplicates"),
    path("listings/<slug:pid>/duplicates/", alike.duplicates, name="duplicates"),
    path("listings/<slug:pid>/alike/", alike.more, name="alike"),
    path("listings/<slug:pid>/matches/", matches.matches, name="matches"),
    path("listings/<slug:pid>/compare/", matches.compared, name="compare"),
    path("listings/<slug:pid>/matches/experts/", matches.helpers, name="helpers"),
    path("listings/<slug:pid>/matches/<slug:other>/<slug:verb>/", verdicts.judge, name="judge"),
    path("demand/", demand.overview, name="demand"),
    path("demand/needs/", demand.needs, name="unserved"),
    path("proposals/", verdicts.verdicts, name="verdicts"),
    path("proposals/<slug:pid>/", verdicts.verdict, name="verdict"),
    path("proposals/<slug:pid>/<slug:verb>/", verdicts.act, name="act"),
    path("matching/weights/", weights.weights, name="weights"),
    path("matching/weights/estimate/", weights.estimate, name="estimate"),
    path("matching/weights/<slug:pid>/", weights.weights_set, name="weights_set"),
    path("matching/weights/<slug:pid>/<slug:verb>/", weights.act, name="weigh"),
]
