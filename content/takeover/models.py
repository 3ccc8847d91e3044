from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from content.districts.models import District


class TakenText(models.Model):
    """What was last taken over of a page of another system in one language, and what that became here.

    ``origin`` and ``their_path`` name the German page there, ``key`` ours. The digests are of both texts as they were
    then; theirs is empty until it is here. Of one that ``is_incomplete`` something could not be fetched. It outlives
    the page: one that an editor deleted is not taken over again.
    """

    # No text of ours points at anything by it.
    wagtail_reference_index_ignore = True

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="+")
    origin = models.CharField(max_length=300)
    # Its id there is another after every change.
    their_path = models.CharField(max_length=300)
    language = models.CharField(max_length=12)
    key = models.UUIDField()
    their_digest = models.CharField(max_length=64, blank=True)
    our_digest = models.CharField(max_length=64, blank=True)
    is_incomplete = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("text taken over")
        verbose_name_plural = _("texts taken over")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["district", "origin", "their_path", "language"],
                name="text_is_taken_over_once_per_district_and_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin}: {self.their_path} ({self.language})"


class TakenPicture(models.Model):
    """An image that a district has from another system, by its address there."""

    # Whether the image is used, pages say.
    wagtail_reference_index_ignore = True

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=1000)
    image = models.ForeignKey(get_image_model_string(), on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("image taken over")
        verbose_name_plural = _("images taken over")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["district", "address"], name="image_is_taken_over_once_per_district"
            ),
        ]

    def __str__(self) -> str:
        return self.address
