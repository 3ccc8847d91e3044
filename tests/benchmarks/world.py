"""The state that is measured, written into an empty database by the shortest way; Lotse itself builds its editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE
from content.districts.enums import DistrictKind
from content.districts.models import Contact, ContactRole, District, OfferedLanguage
from content.modules.models import InfoPage
from content.translations.models import Translation
from content.translations.schemas import schema_of, structure_of
from content.translations.segments import Segment, extract
from content.translations.staleness import String
from tests.benchmarks.texts import Voice, structure
from tests.factories import DistrictHomeFactory, StateHomeFactory
from tests.factories.overrides import adapted, replacing

PAGES_A_MODULE = 20
PAGES_A_CHAPTER = 5
ROLES = 12
ROWS_AT_ONCE = 100

Voices = dict[str, Voice]


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the state is."""

    statewide_pages: int
    local_pages: int
    adapted_pages: int
    districts: int
    languages: int

    @property
    def codes(self) -> list[str]:
        return list(LANGUAGES)[: self.languages]

    @property
    def editions(self) -> int:
        return self.districts * self.languages


FULL = Scale(statewide_pages=200, local_pages=30, adapted_pages=30, districts=36, languages=25)
SMALL = Scale(statewide_pages=10, local_pages=2, adapted_pages=2, districts=3, languages=3)


@transaction.atomic
def build(scale: Scale) -> None:
    """Write districts, contacts, pages and their translations, everything published, all editions still to be built."""
    voices = {code: Voice(LANGUAGES[code]) for code in scale.codes}
    roles = _roles(voices[SOURCE.code])
    districts = _districts(scale)
    _contacts(roles, districts)
    numbers = count()
    _pages(StateHomeFactory.create(), list(islice(numbers, scale.statewide_pages)), voices, roles)
    for district in districts:
        home = DistrictHomeFactory.create(district=district)
        _pages(home, list(islice(numbers, scale.local_pages)), voices, roles)
    _adaptations(scale, districts)


def _roles(voice: Voice) -> list[ContactRole]:
    return ContactRole.objects.bulk_create(
        [
            ContactRole(
                key=f"rolle-{number}", name_de=voice.say(2), description_de=voice.say(8), order=number
            )
            for number in range(ROLES)
        ]
    )


def _districts(scale: Scale) -> list[District]:
    districts = District.objects.bulk_create(
        [
            District(
                ags=f"{90_000 + number}",
                slug=f"kreis-{number}",
                kind=DistrictKind.COUNTY,
                name_de=f"Kreis {number}",
                seat="Hauptort",
                website=f"https://kreis-{number}.example.org/",
                latitude=50,
                longitude=7.5,
            )
            for number in range(scale.districts)
        ]
    )
    OfferedLanguage.objects.bulk_create(
        [OfferedLanguage(district=district, code=code) for district in districts for code in scale.codes]
    )
    return districts


def _contacts(roles: Sequence[ContactRole], districts: Sequence[District]) -> None:
    """Let the state fill every role, and each district every other one itself."""
    filled: list[tuple[ContactRole, District | None]] = [(role, None) for role in roles]
    filled += [(role, district) for district in districts for role in roles[::2]]
    Contact.objects.bulk_create(
        [
            Contact(
                role=role,
                district=district,
                name_de=f"{role.name} {district or 'Mainz'}",
                phone=f"06131 {10_000 + number}",
                email=f"amt-{number}@example.org",
                address="Am Markt 1, 55116 Mainz",
                opening_hours_de="Montag bis Freitag 8 bis 12 Uhr",
            )
            for number, (role, district) in enumerate(filled)
        ]
    )


def _pages(home: Page, numbers: Sequence[int], voices: Voices, roles: Sequence[ContactRole]) -> None:
    places = _places(home, numbers, voices[SOURCE.code])
    for number, place in zip(numbers, places, strict=True):
        key = roles[number % ROLES].key
        linked = places[number % len(places)].pk
        text = structure(number, voices[SOURCE.code], key, linked)
        _insert_text(place, text)
        page = InfoPage.objects.get(pk=place.pk)
        segments = extract(structure_of(page), schema_of(InfoPage))
        others = {
            code: structure(number, voice, key, linked)
            for code, voice in voices.items()
            if code != SOURCE.code
        }
        Translation.objects.bulk_create(
            [_translation(page, code, segments, other) for code, other in others.items()]
        )


def _adaptations(scale: Scale, districts: Sequence[District]) -> None:
    """Let every district replace a block of the first page, and the first district one on many pages."""
    pages = list(InfoPage.objects.statewide().order_by("path")[: scale.adapted_pages])
    pairs = [(pages[0], district) for district in districts] + [(page, districts[0]) for page in pages[1:]]
    for page, district in pairs:
        block = page.body.raw_data[0]
        adapted(page, district, replacing(block["id"], {**block, "id": f"{district.slug}-{page.slug}"}))


def _places(home: Page, numbers: Sequence[int], voice: Voice) -> list[Page]:
    """Write the tree of the pages, which still lack their text."""
    now = timezone.now()
    kind = ContentType.objects.get_for_model(InfoPage)
    paths = list(_paths(home.path, len(numbers)))
    parents = [path[: -Page.steplen] for path in paths]
    home.numchild = parents.count(home.path)
    home.save(update_fields=["numchild"])
    return Page.objects.bulk_create(
        [
            Page(
                path=path,
                depth=len(path) // Page.steplen,
                numchild=parents.count(path),
                title=(title := voice.say(3)),
                draft_title=title,
                slug=f"seite-{number}",
                url_path=f"{home.url_path}seite-{number}/",
                locale_id=home.locale_id,
                content_type=kind,
                live=True,
                first_published_at=now,
                last_published_at=now,
            )
            for number, path in zip(numbers, paths, strict=True)
        ],
        batch_size=ROWS_AT_ONCE,
    )


def _paths(home: str, pages: int) -> Iterator[str]:
    """Yield the places in the tree: modules, in them chapters, in those the other pages."""
    for number in range(pages):
        module, inside = divmod(number, PAGES_A_MODULE)
        path = Page._get_path(home, 3, module + 1)
        if inside:
            chapter, below = divmod(inside - 1, PAGES_A_CHAPTER)
            path = Page._get_path(path, 4, chapter + 1)
            path = Page._get_path(path, 5, below) if below else path
        yield path


def _insert_text(place: Page, text: dict[str, Any]) -> None:
    # Saving the page as a whole would index and revise it, which takes most of the time and is not measured.
    page = InfoPage(page_ptr_id=place.pk, icon="school", summary=text["summary"], body=text["body"])
    InfoPage._base_manager._insert(
        [page], fields=InfoPage._meta.local_concrete_fields, using=connection.alias
    )


def _translation(
    page: InfoPage, code: str, segments: Sequence[Segment], other: dict[str, Any]
) -> Translation:
    texts = {segment.key: segment.text for segment in extract(other, schema_of(InfoPage))}
    strings = {segment.key: String(texts[segment.key], segment.digest).to_json() for segment in segments}
    made = Translation(page=page, language=code, draft=strings, live=strings, live_at=timezone.now())
    made.measure(segments)
    return made
