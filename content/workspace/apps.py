from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "content.workspace"
    label = "workspace"
