from django.urls import path

from cungcau.help import views

app_name = "help"
urlpatterns = [
    path("help/", views.index, name="index"),
    path("help/walk/end/", views.end_walk, name="end_walk"),
    path("help/<slug:slug>/", views.task, name="task"),
]
