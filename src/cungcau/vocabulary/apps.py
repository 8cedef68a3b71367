from django.apps import AppConfig


class VocabularyConfig(AppConfig):
    name = "cungcau.vocabulary"
    label = "vocabulary"
