from django.urls import path

from cungcau.vocabulary import views

app_name = "vocabulary"
urlpatterns = [
    path("vocabulary/", views.schemes, name="schemes"),
    path("vocabulary/<slug:key>/", views.scheme, name="scheme"),
    path("vocabulary/<slug:key>/download/", views.download, name="download"),
    path("vocabulary/<slug:key>/import/", views.bring, name="import"),
]
