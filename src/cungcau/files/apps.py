from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "cungcau.files"
    label = "files"
