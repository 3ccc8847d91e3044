import factory
from factory.django import DjangoModelFactory

from content.districts.models import Contact, ContactRole
from tests.factories.districts import DistrictFactory


class ContactRoleFactory(DjangoModelFactory[ContactRole]):
    """A role, named in German only."""

    class Meta:
        model = ContactRole

    key = factory.Sequence(lambda n: f"rolle-{n}")
    name_de = factory.Sequence(lambda n: f"Rolle {n}")
    order = factory.Sequence(int)


class ContactFactory(DjangoModelFactory[Contact]):
    """The office that fills a role in a district; with ``statewide=True`` wherever none is named."""

    class Meta:
        model = Contact

    class Params:
        statewide = factory.Trait(district=None)

    role = factory.SubFactory(ContactRoleFactory)
    district = factory.SubFactory(DistrictFactory)
    name_de = factory.Sequence(lambda n: f"Amt {n}")
    phone = factory.Sequence(lambda n: f"06131 {10000 + n}")
