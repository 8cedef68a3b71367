from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "cungcau.notices"
    label = "notices"
