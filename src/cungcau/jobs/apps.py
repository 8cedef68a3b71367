from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "cungcau.jobs"
    label = "jobs"
