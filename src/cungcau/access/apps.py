from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "cungcau.access"
    label = "access"

    def ready(self) -> None:
        from cungcau.access import policy  # noqa: F401  (app ready: the table needs the models)
