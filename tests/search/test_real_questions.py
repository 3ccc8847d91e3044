"""Questions of readers, and the pages of three cities that answer them (OMoS-QA, CC BY 4.0)."""

import json
from collections import defaultdict

import pytest
from django.conf import settings

from content.search.folding import folded
from content.search.matching import Document, ranked, wanted_words

FOLDER = settings.BASE_DIR.parent / "shared" / "data" / "reader-questions"
FIRST = 5

pytestmark = [
    pytest.mark.bulk,
    pytest.mark.skipif(
        not FOLDER.exists(),
        reason="The real questions are not here: they lie beside the project, in shared/data.",
    ),
]


def lines(name):
    with (FOLDER / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.fixture(scope="module")
def cities():
    found = defaultdict(list)
    for page in lines("pages.jsonl"):
        found[page["region"]].append(page)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "share"),
    [
        pytest.param("de", 0.77, id="German"),
        pytest.param("en", 0.77, id="English"),
        pytest.param("fr", 0.74, id="French"),
        pytest.param("ar", 0.70, id="Arabic"),
        pytest.param("uk", 0.75, id="Ukrainian"),
    ],
)
def test_the_page_that_answers_is_among_the_first(cities, language, share):
    questions = defaultdict(list)
    for question in lines("questions.jsonl"):
        if question["language"] == language:
            questions[question["page"]].append(question["question"])

    found = [
        page["id"] in [pages[position]["id"] for position in ranked(wanted_words(asked), documents)[:FIRST]]
        for pages in cities.values()
        for documents in [[document(page["translations"][language]) for page in pages]]
        for page in pages
        for asked in questions[page["id"]]
    ]

    assert len(found) == 193
    assert sum(found) / len(found) >= share


def document(page):
    return Document(((5.0, folded(page["title"])), (1.0, folded(page["text"]))))
