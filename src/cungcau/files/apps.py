from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "cungcau.files"
    label = "files"

    def ready(self) -> None:
        from cungcau.files import policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.kit.ui import stylesheet

        stylesheet.add("files/files.css")
