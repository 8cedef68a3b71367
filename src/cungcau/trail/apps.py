from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "cungcau.trail"
    label = "trail"
