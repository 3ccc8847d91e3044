from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShippedText(models.Model):
    """What was last loaded of a shipped page in one language, so that an editor's change is told from ours.

    It outlives the page: one that an editor deleted is not loaded again.
    """

    key = models.UUIDField()
    language = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("shipped text")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "language"], name="shipped_text_is_loaded_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.language}"
