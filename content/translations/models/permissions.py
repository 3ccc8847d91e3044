from typing import ClassVar

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.translations.models.choices import LANGUAGE_CHOICES


class GroupTranslationPermission(models.Model):
    """A group's right to translate a page and all below it into a language."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="translation_permissions")
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="translation_permissions", verbose_name=_("page")
    )
    language = models.CharField(_("language"), max_length=12, choices=LANGUAGE_CHOICES)

    class Meta:
        verbose_name = _("right to translate")
        verbose_name_plural = _("rights to translate")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "page", "language"], name="group_has_a_right_to_translate_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.page} ({self.language})"
