from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "cungcau.files"
    label = "files"

    def ready(self) -> None:
        from cungcau.files import policy, tasks
