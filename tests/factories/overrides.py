from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import factory
from factory.django import DjangoModelFactory

from content.districts.models import District
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.overrides.operations import Kind, Operation, base_of
from tests.factories.blocks import Block
from tests.factories.districts import DistrictFactory
from tests.factories.pages import InfoPageFactory


def replacing(anchor: str, *content: Block) -> Operation:
    return _on_a_block(Kind.REPLACE, anchor, content)


def hiding(anchor: str) -> Operation:
    return _on_a_block(Kind.HIDE, anchor)


def before(anchor: str, *content: Block) -> Operation:
    return _on_a_block(Kind.INSERT_BEFORE, anchor, content)


def after(anchor: str, *content: Block) -> Operation:
    return _on_a_block(Kind.INSERT_AFTER, anchor, content)


def titled(text: str) -> Operation:
    return Operation(Kind.TITLE, Kind.TITLE, Kind.TITLE, text=text)


def summarised(text: str) -> Operation:
    return Operation(Kind.SUMMARY, Kind.SUMMARY, Kind.SUMMARY, text=text)


def _on_a_block(kind: Kind, anchor: str, content: tuple[Block, ...] = ()) -> Operation:
    """Return an operation whose id says what it does; what is inserted names it, so that several differ."""
    return Operation(
        "-".join([kind, anchor, *(block["id"] for block in content)]), kind, anchor, content=content
    )


def made_against(page: InfoPage, operations: Iterable[Operation]) -> list[Operation]:
    """Return the operations as they are made today, each with the statewide text as it is now."""
    text = page.text
    return [replace(operation, base=base_of(text, operation.anchor)) for operation in operations]


class OverridePageFactory(DjangoModelFactory[OverridePage]):
    """What a district with a home has published on a statewide page; ``is_draft=True`` publishes nothing.

    ``operations`` takes those of this module, made against the page as it is now.
    """

    class Meta:
        model = OverridePage

    target = factory.SubFactory(InfoPageFactory)
    district = factory.SubFactory(DistrictFactory, with_home=True)
    is_draft = False
    title = factory.SelfAttribute("target.title")
    slug = factory.LazyAttribute(lambda override: f"override-{override.target.pk}")
    operations = ()

    @classmethod
    def _create(
        cls,
        model_class: type[OverridePage],
        *args: Any,
        operations: Iterable[Operation],
        is_draft: bool,
        **kwargs: Any,
    ) -> OverridePage:
        kwargs["district"].home.refresh_from_db()
        override: OverridePage = kwargs["district"].home.add_child(instance=model_class(live=False, **kwargs))
        _write(override, made_against(kwargs["target"], operations), is_published=not is_draft)
        return OverridePage.objects.get(pk=override.pk)


def adapted(page: InfoPage, district: District, *operations: Operation, **kwargs: Any) -> OverridePage:
    """Let a district publish what it changes on a statewide page, and nothing beside that.

    What it had on the page before goes; ``kwargs`` are those of ``OverridePageFactory``.
    """
    known = OverridePage.objects.filter(target=page, district=district).first()
    if known is None:
        return OverridePageFactory.create(target=page, district=district, operations=operations, **kwargs)
    is_draft = kwargs.pop("is_draft", False)
    for name, value in kwargs.items():
        setattr(known, name, value)
    _write(known, made_against(page, operations), is_published=not is_draft)
    return OverridePage.objects.get(pk=known.pk)


def _write(override: OverridePage, operations: Iterable[Operation], *, is_published: bool) -> None:
    override.operations = [operation.to_json() for operation in operations]  # type: ignore[assignment]  # takes what it stores
    revision = override.save_revision(log_action=False)
    if is_published:
        revision.publish(skip_permission_checks=True)
