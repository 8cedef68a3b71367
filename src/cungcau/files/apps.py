from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "cungcau.files"
    label = "files"

    def ready(self) -> None:
        from cungcau.access.persons import on_person
        from cungcau.files import policy, tasks  # noqa: F401  (app ready: the tables need the models)
        from cungcau.kit.ui import stylesheet

        on_person("files.file", "name")  # who uploaded it is found by her key
        stylesheet.add("files/files.css")
