from django.urls import path

app_name = "vocabulary"
urlpatterns: list[path] = []
