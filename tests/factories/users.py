from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from factory.django import DjangoModelFactory
from wagtail.models import GroupPagePermission, Page

from content.translations.models import GroupTranslationPermission

PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")


class UserFactory(DjangoModelFactory[AbstractUser]):
    """A person with an account and no rights; ``is_superuser=True`` gives all."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")

    @factory.post_generation
    def groups(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        if extracted:
            self.groups.set(extracted)


class GroupFactory(DjangoModelFactory[Group]):
    """A group whose members get into the editors' interface and nowhere else."""

    class Meta:
        model = Group
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Gruppe {n}")

    @factory.post_generation
    def permissions(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        self.permissions.set([Permission.objects.get(codename="access_admin"), *(extracted or ())])


def editor_of(home: Page, **kwargs: Any) -> AbstractUser:
    """Return a person who may write and publish below a home, and translate into every language there."""
    group = GroupFactory.create()
    permissions = Permission.objects.filter(content_type__model="page", codename__in=PAGE_PERMISSIONS)
    GroupPagePermission.objects.bulk_create(
        [
            GroupPagePermission(group=group, page_id=home.pk, permission=permission)
            for permission in permissions
        ]
    )
    return UserFactory.create(groups=[group], **kwargs)


def translator_into(*languages: str, below: Page, **kwargs: Any) -> AbstractUser:
    """Return a person who may translate a page and all below it into some languages, and nothing else."""
    group = GroupFactory.create()
    GroupTranslationPermission.objects.bulk_create(
        [GroupTranslationPermission(group=group, page_id=below.pk, language=code) for code in languages]
    )
    return UserFactory.create(groups=[group], **kwargs)
