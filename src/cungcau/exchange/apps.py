from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "cungcau.exchange"
    label = "exchange"
