from django.apps import AppConfig


class SeedConfig(AppConfig):
    name = "content.seed"
    label = "seed"
