from django.urls import path

from cungcau.brokerage.views import reading, sending

app_name = "brokerage"
urlpatterns = [
    path("interests/", reading.own, name="own"),
    path("interests/desk/", reading.desk, name="desk"),
    path("interests/to/<slug:pid>/", sending.send, name="send"),
    path("interests/<slug:pid>/", reading.interest, name="interest"),
    path("interests/<slug:pid>/<slug:verb>/", reading.act, name="act"),
]
