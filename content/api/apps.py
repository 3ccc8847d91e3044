from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "content.api"
    label = "api"
