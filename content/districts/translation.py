"""Names and short notes that have a column for each language."""

from typing import ClassVar

from modeltranslation.translator import TranslationOptions, register

from content.districts.models import Contact, ContactRole, District


@register(District)
class DistrictTranslation(TranslationOptions):
    fields: ClassVar = ("name",)
    required_languages: ClassVar = ("de",)


@register(ContactRole)
class ContactRoleTranslation(TranslationOptions):
    fields: ClassVar = ("name", "description")
    required_languages: ClassVar = {"de": ("name",)}


@register(Contact)
class ContactTranslation(TranslationOptions):
    fields: ClassVar = ("name", "opening_hours", "note")
    required_languages: ClassVar = {"de": ("name",)}
