from tests.factories.contacts import ContactFactory, ContactRoleFactory
from tests.factories.districts import DistrictFactory
from tests.factories.feedback import FeedbackFactory, feedback_on
from tests.factories.glossary import ExplanationFactory, TermFactory
from tests.factories.homes import DistrictHomeFactory, StateHomeFactory
from tests.factories.overrides import OverridePageFactory, adapted
from tests.factories.pages import InfoPageFactory
from tests.factories.places import PlaceFactory
from tests.factories.translations import TranslationFactory, rewritten, translated
from tests.factories.users import GroupFactory, UserFactory, editor_of, translator_into
from tests.factories.webhooks import DeliveryFactory, WebhookFactory
from tests.factories.worlds import World, make_world, read_world

__all__ = [
    "ContactFactory",
    "ContactRoleFactory",
    "DeliveryFactory",
    "DistrictFactory",
    "DistrictHomeFactory",
    "ExplanationFactory",
    "FeedbackFactory",
    "GroupFactory",
    "InfoPageFactory",
    "OverridePageFactory",
    "PlaceFactory",
    "StateHomeFactory",
    "TermFactory",
    "TranslationFactory",
    "UserFactory",
    "WebhookFactory",
    "World",
    "adapted",
    "editor_of",
    "feedback_on",
    "make_world",
    "read_world",
    "rewritten",
    "translated",
    "translator_into",
]
