from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Page, Site

from content.districts.models import DistrictHome, StateHome
from tests.factories.districts import DistrictFactory


def root_page() -> Page:
    """Return the root of Wagtail's tree, as it is now."""
    return Page.objects.get(depth=1)


def state_home() -> StateHome:
    """Return the state's home, which is created where there is none."""
    return StateHome.objects.first() or StateHomeFactory.create()


class StateHomeFactory(DjangoModelFactory[StateHome]):
    """The state's home in the place of Wagtail's welcome page."""

    class Meta:
        model = StateHome

    title = "Rheinland-Pfalz"
    slug = "land"

    @classmethod
    def _create(cls, model_class: type[StateHome], *args: Any, **kwargs: Any) -> StateHome:
        home: StateHome = root_page().add_child(instance=model_class(*args, **kwargs))
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "site_name": "Lotse"}
        )
        for welcome in Page.objects.filter(depth=2, slug="home"):
            welcome.delete()
        return home


class DistrictHomeFactory(DjangoModelFactory[DistrictHome]):
    """Where a district's own pages lie."""

    class Meta:
        model = DistrictHome

    district = factory.SubFactory(DistrictFactory)
    title = factory.SelfAttribute("district.name_de")
    slug = factory.SelfAttribute("district.slug")

    @classmethod
    def _create(cls, model_class: type[DistrictHome], *args: Any, **kwargs: Any) -> DistrictHome:
        home: DistrictHome = root_page().add_child(instance=model_class(*args, **kwargs))
        return home
