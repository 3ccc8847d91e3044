from collections.abc import Iterable
from typing import Any

import factory
from factory.django import DjangoModelFactory

from content.core.languages import LANGUAGES
from content.districts.enums import DistrictKind, Untranslated
from content.districts.models import District, OfferedLanguage


class DistrictFactory(DjangoModelFactory[District]):
    """A live county in German and Arabic, without a home; ``with_home=True`` gives it one.

    ``languages`` names what it offers. Its editions come with the next ``refresh(everything=True)``.
    """

    class Meta:
        model = District
        skip_postgeneration_save = True

    class Params:
        with_home = factory.Trait(
            home=factory.RelatedFactory(
                "tests.factories.homes.DistrictHomeFactory", factory_related_name="district"
            )
        )
        leaving_out = factory.Trait(untranslated=Untranslated.LEAVE_OUT)

    ags = factory.Sequence(lambda n: f"{90000 + n}")
    slug = factory.Sequence(lambda n: f"kreis-{n}")
    kind = DistrictKind.COUNTY
    name_de = factory.Sequence(lambda n: f"Kreis {n}")
    seat = "Hauptort"
    latitude = 50.0
    longitude = 7.5

    @factory.post_generation
    def languages(self: Any, create: bool, extracted: Iterable[str] | None, **kwargs: Any) -> None:
        if not create:
            return
        wanted = ("de", "ar") if extracted is None else set(extracted)
        OfferedLanguage.objects.bulk_create(
            [OfferedLanguage(district=self, code=code) for code in LANGUAGES if code in wanted]
        )
