"""Who may decide what others are told."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User


def may_connect(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Tell whether a person may see and change webhooks: administrators alone, also those of one district."""
    return isinstance(user, User) and user.is_active and user.is_superuser
