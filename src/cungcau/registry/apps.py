from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "cungcau.registry"
    label = "registry"
