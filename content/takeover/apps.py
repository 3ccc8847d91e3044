from django.apps import AppConfig


class TakeoverConfig(AppConfig):
    name = "content.takeover"
    label = "takeover"
