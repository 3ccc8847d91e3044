from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.districts.models.district import District
from content.districts.validators import validate_opening_times


class ContactRole(models.Model):
    """A part that some office plays everywhere: texts name the role, each district says who fills it."""

    key = models.SlugField(_("key"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=120)
    description = models.CharField(_("what people can ask there"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("contact role")
        verbose_name_plural = _("contact roles")
        ordering: ClassVar = ["order", "key"]

    def __str__(self) -> str:
        return self.name


class ContactQuerySet(models.QuerySet["Contact"]):
    def statewide(self) -> ContactQuerySet:
        return self.filter(district=None)


class Contact(models.Model):
    """The office that fills a role: in one district, or, without a district, wherever none is named.

    ``opening_times`` are the periods of an ordinary week, as ``opening.stored`` returns them.
    """

    role = models.ForeignKey(ContactRole, on_delete=models.CASCADE, related_name="contacts")
    district = models.ForeignKey(
        District, on_delete=models.CASCADE, related_name="contacts", null=True, blank=True
    )
    name = models.CharField(_("name of the office"), max_length=160)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    opening_times = models.JSONField(
        _("opening times"), default=list, blank=True, validators=[validate_opening_times]
    )
    opening_hours = models.CharField(_("opening hours"), max_length=250, blank=True)
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("For example: interpreters on request.")
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering: ClassVar = ["role__order", "role__key"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["role", "district"], name="contact_fills_a_role_once_per_district"
            ),
            models.UniqueConstraint(
                fields=["role"], condition=Q(district=None), name="contact_fills_a_role_once_statewide"
            ),
        ]

    def __str__(self) -> str:
        return self.name
