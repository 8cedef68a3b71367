from django.urls import path

from cungcau.vocabulary import views

app_name = "vocabulary"
urlpatterns = [
    path("holidays/", views.holidays, name="holidays"),
    path("holidays/new/", views.holiday_form, name="new_holiday"),
    path("holidays/<slug:day>/", views.holiday, name="holiday"),
    path("holidays/<slug:day>/edit/", views.holiday_form, name="edit_holiday"),
    path("vocabulary/", views.schemes, name="schemes"),
    path("vocabulary/<slug:key>/", views.scheme, name="scheme"),
    path("vocabulary/<slug:key>/download/", views.download, name="download"),
    path("vocabulary/<slug:key>/import/", views.bring, name="import"),
]
