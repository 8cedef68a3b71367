from django.urls import path

from cungcau.notices import views

app_name = "notices"
urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/read/", views.read_all, name="read_all"),
    path("inbox/address/", views.confirm, name="confirm_address"),
    path("inbox/<slug:pid>/", views.open_notice, name="open"),
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/server/", views.server, name="server"),
    path("outbox/<slug:pid>/", views.mail, name="mail"),
    path("outbox/<slug:pid>/retry/", views.retry, name="retry"),
]
