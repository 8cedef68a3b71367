from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "cungcau.web"
    label = "web"
