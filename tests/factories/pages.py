from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Page

from content.modules.models import InfoPage
from tests.factories import blocks
from tests.factories.homes import state_home


class InfoPageFactory(DjangoModelFactory[InfoPage]):
    """A published page under the state's home, or under ``parent``; ``is_draft=True`` leaves it unpublished.

    ``body`` takes the blocks of ``tests.factories.blocks``.
    """

    class Meta:
        model = InfoPage

    parent = factory.LazyFunction(state_home)
    is_draft = False
    title = factory.Sequence(lambda n: f"Seite {n}")
    slug = factory.Sequence(lambda n: f"seite-{n}")
    summary = factory.LazyAttribute(lambda page: f"Worum es bei „{page.title}“ geht.")
    body = factory.LazyAttribute(
        lambda page: [blocks.section("a", f"Über {page.title}", f"Text über {page.title}.")]
    )

    @classmethod
    def _create(
        cls, model_class: type[InfoPage], *args: Any, parent: Page, is_draft: bool, **kwargs: Any
    ) -> InfoPage:
        parent.refresh_from_db()
        page: InfoPage = parent.add_child(instance=model_class(*args, live=False, **kwargs))
        revision = page.save_revision(log_action=False)
        if not is_draft:
            revision.publish(skip_permission_checks=True)
        return InfoPage.objects.get(pk=page.pk)
