from collections.abc import Callable, Mapping
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Page

from content.editions.composing import Texts, Translated
from content.translations import actions
from content.translations.bodies import Body, compared_with
from content.translations.models import Translation
from content.translations.queries import source_segments
from content.translations.staleness import Origin, String, Strings
from tests.factories.blocks import Block
from tests.factories.pages import InfoPageFactory

Translate = Callable[[str], str]


def marked(language: str) -> Translate:
    """Return a translator that only says which language it is: ``[ar] Schule``."""
    return lambda text: f"[{language}] {text}"


def strings_of(page: Page, translate: Translate, origin: Origin = Origin.PERSON) -> dict[str, String]:
    """Return every string of a page, translated from what it is now."""
    return {
        segment.key: String(translate(segment.text), segment.digest, origin)
        for segment in source_segments(page)
    }


def texts_from(strings: Mapping[int, Mapping[str, Strings]]) -> Texts:
    """Return strings, by page and language, as what is known of pages without any body of their own."""
    return {
        page_id: {code: Translated(known) for code, known in by_language.items()}
        for page_id, by_language in strings.items()
    }


def translated(
    page: Page, language: str = "ar", translate: Translate | None = None, origin: Origin = Origin.PERSON
) -> Translation:
    """Translate all of a page and publish that, as a translator does: with news to the editions."""
    strings = strings_of(page, translate or marked(language), origin)
    translation = actions.save_draft(page=page, language=language, strings=strings, by=None)
    actions.publish(translation=translation, by=None)
    return translation


def rewritten(
    page: Page,
    *blocks: Block,
    language: str = "de-simple",
    origin: Origin = Origin.PERSON,
    is_draft: bool = False,
) -> Translation:
    """Write a page's text anew in a language, compared with the German as it is now, and publish that."""
    body = compared_with(Body(list(blocks), origin=origin), source_segments(page))
    translation = actions.save_body(page=page, language=language, body=body, by=None)
    if not is_draft:
        actions.publish(translation=translation, by=None)
    return translation


class TranslationFactory(DjangoModelFactory[Translation]):
    """All strings of a page, live, as a row and nothing more: editions hear nothing of it.

    ``is_draft=True`` publishes nothing, ``is_machine=True`` was made by no person.
    """

    class Meta:
        model = Translation

    class Params:
        translate = factory.LazyAttribute(lambda made: marked(made.language))
        origin = Origin.PERSON
        is_machine = factory.Trait(origin=Origin.MACHINE)
        is_draft = factory.Trait(live=None, live_at=None)

    page = factory.SubFactory(InfoPageFactory)
    language = "ar"
    live_at = factory.LazyFunction(timezone.now)

    @classmethod
    def _create(cls, model_class: type[Translation], *args: Any, **kwargs: Any) -> Translation:
        made = model_class(**kwargs)
        made.measure(source_segments(made.page))
        made.save()
        return made

    @factory.lazy_attribute
    def draft(self: Any) -> dict[str, Any]:
        strings = strings_of(self.page, self.translate, self.origin)
        return {key: string.to_json() for key, string in strings.items()}

    @factory.lazy_attribute
    def live(self: Any) -> dict[str, Any]:
        return dict(self.draft)
