from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "cungcau.discovery"
    label = "discovery"
