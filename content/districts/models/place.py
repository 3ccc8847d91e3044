from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.districts.models.district import District


class Place(models.Model):
    """A town or village under one postcode, so that readers find their district."""

    postcode = models.CharField(_("postcode"), max_length=5, db_index=True)
    name = models.CharField(_("name"), max_length=180)
    search_name = models.CharField(max_length=180, db_index=True, editable=False)
    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="places")
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering: ClassVar = ["name", "postcode"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["postcode", "name", "district"], name="place_is_named_once_per_postcode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.postcode} {self.name}"
