"""What texts point at - other pages, images - looked up for many pages at once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wagtail.images import get_image_model
from wagtail.models import Page

from content.editions.presentation import References
from content.editions.richtext import linked_pages
from content.modules.models import InfoPage
from content.translations.bodies import FIELD
from content.translations.models import Translation
from content.translations.schemas import schema_of, structure_of
from content.translations.segments import NOTHING, Kept, ListOf, Schema, Stream, Struct, Text

IMAGE_FILTERS = ("width-480|format-webp", "width-960|format-webp")


def references_of(
    pages: Sequence[Page], translations: Iterable[Translation] = (), *, of_drafts: bool = False
) -> References:
    """Return what the texts of pages and their translations point at, in a number of queries that does not grow."""
    structures = [(structure_of(page), schema_of(type(page))) for page in pages]
    texts: list[str] = []
    for translation in translations:
        strings = translation.draft if of_drafts else translation.live or {}
        body = translation.draft_body if of_drafts else translation.live_body
        texts += [string["text"] for string in strings.values()]
        structures += [({FIELD: body["blocks"]}, schema_of(InfoPage))] if body else []
    return references_in(structures, texts)


def pages_showing(image_id: int) -> set[int]:
    """Return the primary keys of the pages of which a text that is written anew in a language shows an image."""
    schema = schema_of(InfoPage)
    bodies = Translation.objects.exclude(live_body__isnull=True).values_list("page_id", "live_body")
    return {
        page_id
        for page_id, body in bodies
        if body and ("image", image_id) in _leaves({FIELD: body["blocks"]}, schema)
    }


def references_in(structures: Iterable[tuple[Any, Schema]], rich_texts: Iterable[str] = ()) -> References:
    """Return what stored structures, each with its schema, and rich texts point at."""
    images: set[int] = set()
    linked: set[int] = set()
    for structure, schema in structures:
        for kind, value in _leaves(structure, schema):
            if kind == "image" and isinstance(value, int):
                images.add(value)
            elif kind == "rich" and isinstance(value, str):
                linked |= linked_pages(value)
    for text in rich_texts:
        linked |= linked_pages(text)
    return References(_page_keys(linked), _image_files(images))


def _leaves(value: Any, schema: Schema) -> Iterator[tuple[str, Any]]:  # noqa: C901 - a case for each shape
    match schema:
        case Text(is_rich=True):
            yield "rich", value
        case Kept(kind) if kind:
            yield kind, value
        case Struct(fields) if isinstance(value, dict):
            for name, inner in fields.items():
                yield from _leaves(value.get(name), inner)
        case Stream(blocks) if isinstance(value, list):
            for block in value:
                yield from _leaves(block.get("value"), blocks.get(block.get("type", ""), NOTHING))
        case ListOf(item) if isinstance(value, list):
            for block in value:
                yield from _leaves(block.get("value"), item)


def _page_keys(ids: set[int]) -> dict[int, str]:
    rows = Page.objects.filter(pk__in=ids).values_list("pk", "translation_key")
    return {pk: str(key) for pk, key in rows}


def _image_files(ids: set[int]) -> dict[int, dict[str, Any]]:
    images = get_image_model().objects.filter(pk__in=ids).prefetch_renditions(*IMAGE_FILTERS)
    files = {}
    for image in images:
        renditions = image.get_renditions(*IMAGE_FILTERS)
        sizes = [
            {"url": rendition.url, "width": rendition.width, "height": rendition.height}
            for rendition in (renditions[spec] for spec in IMAGE_FILTERS)
        ]
        files[image.pk] = {**sizes[-1], "sizes": sizes}
    return files
