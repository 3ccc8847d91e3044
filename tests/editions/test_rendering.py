import pytest

from content.core.languages import LANGUAGES, language_of
from content.editions.rendering import render_blocks


def block(kind, value, language="de"):
    return {
        "id": "a1",
        "type": kind,
        "language": language,
        "direction": language_of(language).direction.value,
        "origin": "inherited",
        "is_machine_translated": False,
        "is_outdated": False,
        "value": value,
    }


SECTION = block("section", {"heading": "Wann?", "text": "<p>Bald.</p>"})
VALUES = {
    "section": {"heading": "<Kopf>", "text": "<p>x</p>"},
    "steps": {"heading": "<Kopf>", "items": [{"id": "1", "title": "<Kopf>", "text": ""}]},
    "notice": {"kind": "emergency", "text": "<p>&lt;Kopf&gt;</p>"},
    "checklist": {"heading": "Mitbringen", "items": [{"id": "1", "text": "<Kopf>"}]},
    "question": {"question": "<Kopf>", "answer": "<p>x</p>"},
    "contact": {"role": "schulamt", "note": "<Kopf>"},
    "links": {"heading": "Mehr", "items": [{"id": "1", "label": "<Kopf>", "url": "https://example.org"}]},
    "phones": {"heading": "Rufen", "items": [{"id": "1", "label": "<Kopf>", "number": "112", "note": ""}]},
    "table": {"caption": "<Kopf>", "columns": ["a"], "rows": [{"id": "1", "cells": ["b"]}]},
    "image": {
        "image": {"url": "/m.webp", "width": 1, "height": 1, "sizes": []},
        "alt": "<Kopf>",
        "caption": "c",
    },
    "video": {"title": "<Kopf>", "url": "https://example.org", "description": ""},
    "term": {"term": "<Kopf>", "explanation": "<p>x</p>"},
}


@pytest.mark.parametrize("kind", VALUES)
def test_every_block_is_rendered_with_its_text_escaped(kind):
    [html] = render_blocks([block(kind, VALUES[kind])], language_of("de"))

    assert ("&lt;Kopf&gt;" in html, "<Kopf>" in html) == (True, False)


def test_a_block_is_named_by_its_id_and_in_its_language():
    [html] = render_blocks([SECTION], language_of("de"))

    assert html.strip().startswith('<div class="block block--section" id="b-a1" lang="de" dir="ltr">')


@pytest.mark.parametrize(
    ("block_language", "page_language", "expected"),
    [
        pytest.param("de", "ar", True, id="other"),
        pytest.param("ar", "ar", False, id="same"),
    ],
)
def test_a_block_in_another_language_than_the_page_says_so(block_language, page_language, expected):
    [html] = render_blocks([SECTION | {"language": block_language}], language_of(page_language))

    assert (f'class="block__language" lang="{page_language}"' in html) == expected


def test_a_contact_is_left_open_for_its_district():
    [html] = render_blocks([block("contact", {"role": "schulamt", "note": ""})], language_of("de"))

    assert '<lotse-slot data-role="schulamt"></lotse-slot>' in html


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_blocks_are_rendered_in_every_language(language):
    [html] = render_blocks(
        [SECTION | {"language": language.code, "direction": language.direction.value}], language
    )

    assert f'lang="{language.code}" dir="{language.direction}"' in html


def test_each_block_is_rendered_by_itself():
    first, second = render_blocks([SECTION, SECTION | {"id": "a2"}], language_of("de"))

    assert second == first.replace('id="b-a1"', 'id="b-a2"')
