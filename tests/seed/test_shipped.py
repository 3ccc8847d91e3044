"""What every page that is shipped must be, in every language."""

import re
from collections import Counter, defaultdict
from datetime import date

import pytest

from content.core.languages import LANGUAGES
from content.districts.models import ContactRole
from content.modules.enums import Icon
from content.modules.validators import RESERVED_PAGE_SLUGS
from content.seed.actions import load_roles
from content.seed.files import INDEX, shipped_pages

PAGES = shipped_pages()
MODULES = ("advice", "arriving", "german", "health", "housing", "kita", "school", "together", "work")
LEGAL = {"imprint": "IMPRINT", "privacy": "PRIVACY", "accessibility": "ACCESSIBILITY"}
TRANSLATIONS = [
    pytest.param(page, code, id=f"{page.name}.{code}") for page in PAGES for code in sorted(page.translations)
]
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def roles():
    return {block["role"] for page in PAGES for block in page.source["blocks"] if block["type"] == "contact"}


def languages_with_all_pages():
    found = defaultdict(Counter)
    for page in PAGES:
        found[page.path.parent.name].update(["de", *page.translations])
    return {
        module: {code for code, count in counts.items() if count == counts["de"]}
        for module, counts in found.items()
    }


def test_every_module_is_whole_in_every_language():
    assert languages_with_all_pages() == {module: set(LANGUAGES) for module in (*MODULES, *LEGAL)}


def test_every_module_has_pages_enough():
    counts = Counter(page.path.parent.name for page in PAGES)

    assert min(counts[module] for module in MODULES) > 4


def test_legal_pages_are_shipped_behind_the_modules():
    assert [(page.path.parent.name, page.source.get("purpose")) for page in PAGES[-3:]] == list(LEGAL.items())
    assert [page.name for page in PAGES if "purpose" in page.source] == [f"{name}/{INDEX}" for name in LEGAL]


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
    assert page.source["icon"] in Icon.values
    if page.path.name.startswith(INDEX):
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
def test_translation_is_marked_as_machine_made_or_reviewed(page, code):
    assert page.translations[code]["origin"] in ("machine", "reviewed")
