from django.urls import path, re_path

from cungcau.files import views

app_name = "files"
urlpatterns = [
    re_path(r"^files/logo/(?P<name>[0-9a-f]{64}\.png)$", views.logo, name="logo"),
    path("files/attach/<str:label>/<slug:pid>/", views.attach, name="attach"),
    path("files/<slug:pid>/", views.download, name="download"),
    path("files/<slug:pid>/small/", views.small, name="small"),
    path("files/<slug:pid>/mark/", views.mark, name="mark"),
    path("files/<slug:pid>/detach/", views.detach, name="detach"),
]
