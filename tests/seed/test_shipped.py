"""What every page that is shipped must be, in every language."""

import re
from collections import Counter, defaultdict
from datetime import date

import pytest

from content.districts.models import ContactRole
from content.modules.enums import Icon
from content.modules.models import InfoPage
from content.modules.validators import RESERVED_PAGE_SLUGS
from content.seed.actions import FIRST_LANGUAGES, load_roles
from content.seed.files import INDEX, shipped_pages
from content.translations.schemas import schema_of

PAGES = shipped_pages()
TRANSLATIONS = [
    pytest.param(page, code, id=f"{page.name}.{code}") for page in PAGES for code in sorted(page.translations)
]
NAMES = {page.name: number for number, page in enumerate(PAGES)}
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
# Digits of other scripts count as the digits that they are.
_NUMBER = re.compile(r"\d+")
_LINK = re.compile(r'href="([^"]*)"|linktype="page" id="(\d+)"')


def segments(page):
    return page.source_segments(schema_of(InfoPage), NAMES)


def numbers(text):
    return Counter(str(int(number)) for number in _NUMBER.findall(re.sub(r"<[^>]*>", " ", text)))


def links(text):
    return Counter(_LINK.findall(text))


def roles():
    return {block["role"] for page in PAGES for block in page.source["blocks"] if block["type"] == "contact"}


def test_every_module_has_pages_enough_in_the_first_languages():
    found = defaultdict(Counter)
    for page in PAGES:
        found[page.path.parent.name].update(["de", *page.translations])

    assert found.keys() == {"german", "health", "kita", "school"}
    assert all(pages[code] > 4 for pages in found.values() for code in FIRST_LANGUAGES)


@every_page
def test_page_is_in_each_of_the_first_languages(page):
    assert {"de", *page.translations} >= set(FIRST_LANGUAGES)


@every_page
def test_page_says_where_its_facts_come_from_and_when_they_were_checked(page):
    assert page.source["summary"]
    assert page.source["sources"] or page.source.get("icon")
    assert all(re.fullmatch(r"https?://\S+", source["url"]) for source in page.source["sources"])
    assert isinstance(page.checked_date, date)
    assert page.checked_date <= date.today()  # noqa: DTZ011 - a day on paper


@every_page
def test_page_has_an_address_and_a_picture(page):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", page.source["slug"])
    if page.path.name.startswith(INDEX):
        assert page.source["icon"] in Icon.values
        assert page.source["slug"] not in RESERVED_PAGE_SLUGS


@every_page
def test_page_has_tables_of_one_width(page):
    tables = [block for block in page.source["blocks"] if block["type"] == "table"]

    assert all(len(row) == len(table["columns"]) for table in tables for row in table["rows"])


def test_addresses_are_unique():
    addresses = Counter((page.parent_name, page.source["slug"]) for page in PAGES)

    assert addresses.most_common(1)[0][1] == 1


@pytest.mark.django_db
def test_roles_of_slots_are_shipped():
    load_roles()

    assert roles() <= set(ContactRole.objects.values_list("key", flat=True))


@pytest.mark.parametrize(("page", "code"), TRANSLATIONS)
def test_translation_is_complete_and_says_the_same(page, code):
    source = segments(page)
    translated = page.translated_segments(code, schema_of(InfoPage), NAMES)

    assert translated.keys() == source.keys()
    differing = {
        key: (segment.text, translated[key].text)
        for key, segment in source.items()
        if links(segment.text) != links(translated[key].text)
        or numbers(segment.text) != numbers(translated[key].text)
    }
    assert differing == {}


@pytest.mark.parametrize(("page", "code"), TRANSLATIONS)
def test_translation_is_marked_as_machine_made_or_reviewed(page, code):
    assert page.translations[code]["origin"] in ("machine", "reviewed")


@pytest.mark.parametrize(("page", "code"), TRANSLATIONS)
def test_translation_is_of_the_present_german(page, code):
    assert page.translations[code]["made_from"] == page.stamps(schema_of(InfoPage))
