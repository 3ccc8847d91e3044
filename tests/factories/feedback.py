import factory
from factory.django import DjangoModelFactory

from content.feedback.enums import FeedbackKind, Origin, Source
from content.feedback.models import Feedback
from content.modules.models import InfoPage
from tests.factories.districts import DistrictFactory


class FeedbackFactory(DjangoModelFactory[Feedback]):
    """What a reader has written in Arabic about a district as a whole; see ``feedback_on`` for a page."""

    class Meta:
        model = Feedback

    class Params:
        about: InfoPage | None = None
        on_page = factory.Trait(
            kind=FeedbackKind.PAGE,
            key=factory.SelfAttribute("about.translation_key"),
            title=factory.SelfAttribute("about.title"),
            path=factory.LazyAttribute(lambda feedback: feedback.about.relative_path()),
            origin=Origin.INHERITED,
        )

    district = factory.SubFactory(DistrictFactory)
    language = "ar"
    kind = FeedbackKind.DISTRICT
    comment = factory.Sequence(lambda n: f"رسالة {n}")
    source = Source.WEBSITE


def feedback_on(page: InfoPage, **kwargs: object) -> Feedback:
    """Return what a reader has written about a statewide page; ``origin`` says otherwise."""
    return FeedbackFactory.create(on_page=True, about=page, **kwargs)
