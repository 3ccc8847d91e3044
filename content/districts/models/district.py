from __future__ import annotations

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.core.languages import LANGUAGES, Language
from content.core.themes import theme_choices
from content.districts.enums import DistrictKind, Untranslated, UntranslatedLocal
from content.districts.validators import validate_district_slug


class DistrictQuerySet(models.QuerySet["District"]):
    def live(self) -> DistrictQuerySet:
        return self.filter(is_live=True)

    def offering(self, language_code: str) -> DistrictQuerySet:
        return self.filter(offered__code=language_code)


class District(models.Model):
    """A city or county that inherits what the state writes and changes what is different locally."""

    ags = models.CharField(
        _("official key"),
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^\d{5}$")],
        help_text=_("Amtlicher Gemeindeschlüssel: five digits."),
    )
    slug = models.SlugField(_("address"), max_length=60, unique=True, validators=[validate_district_slug])
    kind = models.CharField(_("kind"), max_length=10, choices=DistrictKind)
    name = models.CharField(_("name"), max_length=100)
    seat = models.CharField(_("seat of the administration"), max_length=100)
    website = models.URLField(_("website"), blank=True)
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    is_live = models.BooleanField(_("visible to readers"), default=True)
    untranslated = models.CharField(
        _("pages that are not translated"), max_length=10, choices=Untranslated, default=Untranslated.SHOW
    )
    untranslated_local = models.CharField(
        _("adapted texts that are not translated"),
        max_length=10,
        choices=UntranslatedLocal,
        default=UntranslatedLocal.LOCAL,
    )

    theme = models.CharField(
        _("theme"),
        max_length=40,
        blank=True,
        choices=theme_choices,
        help_text=_("The colours and the logo of its pages and papers. Without one, those of Lotse."),
    )

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering: ClassVar = ["slug"]

    def __str__(self) -> str:
        return self.name

    @property
    def languages(self) -> list[Language]:
        """The languages it offers, in the order of the language table. Prefetch ``offered`` for lists."""
        codes = {offered.code for offered in self.offered.all()}
        return [language for language in LANGUAGES.values() if language.code in codes]


class OfferedLanguage(models.Model):
    """A language in which a district publishes."""

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="offered")
    code = models.CharField(_("language"), max_length=12)

    class Meta:
        verbose_name = _("offered language")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["district", "code"], name="district_offers_a_language_once"),
            models.CheckConstraint(
                condition=Q(code__in=sorted(LANGUAGES)), name="offered_language_is_in_the_table"
            ),
        ]

    def __str__(self) -> str:
        return self.code
