from django.urls import path

from cungcau.listings import views

app_name = "listings"
urlpatterns = [
    path("listings/own/", views.own, name="own"),
    path("listings/queue/", views.queue, name="queue"),
    path("listings/new/<slug:kind>/", views.begin, name="begin"),
    path("listings/<slug:pid>/", views.detail, name="detail"),
    path("listings/<slug:pid>/edit/", views.edit, name="edit"),
    path("listings/<slug:pid>/<slug:verb>/", views.act, name="act"),
]
