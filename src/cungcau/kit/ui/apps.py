from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "cungcau.kit.ui"
    label = "ui"
