"""The service worker finds what the server finds: the same pages in the same order, with the same excerpts."""

import json
import random
import tomllib
import unicodedata

import pytest
from django.conf import settings

from content.core.languages import LANGUAGES
from content.search.folding import folded_words
from content.search.matching import ranked, wanted_words
from content.search.passages import best_passage, document_of, parts_of, passages_of, with_german
from content.seed.files import SHIPPED
from tests.website.worker import ask_worker

pytestmark = pytest.mark.slow
QUESTIONS = settings.BASE_DIR.parent / "shared" / "data" / "reader-questions" / "questions.jsonl"
# Scripts of no language of ours, in which Unicode's rules for case and marks have exceptions of their own.
EXCEPT = ("CHEROKEE", "TIBETAN")
SEARCHING = """(() => {
  const known = {};
  return ({ name, pages, query }) => {
    if (pages) known[name] = [parts.searchable("/x/", pages)];
    return query && parts.searchPages(known[name][0], query).map(({ address, excerpt }) => [address, excerpt]);
  };
})()"""


def assigned_letters():
    """Return every character of 16 bits that Python's Unicode knows."""
    letters = map(chr, range(0x10000))
    known = (letter for letter in letters if unicodedata.category(letter) not in ("Cn", "Co", "Cs"))
    return [letter for letter in known if not unicodedata.name(letter, "").startswith(EXCEPT)]


def shipped(code):
    """Return the content of all shipped pages in a language, by their path."""
    return {
        f"{path.parent.name}-{path.name.removesuffix(f'.{code}.toml')}": content_of(path, code)
        for path in sorted(SHIPPED.glob(f"*/*.{code}.toml"))
    }


def content_of(path, code):
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    blocks = written.get("blocks", [])
    named = (
        blocks.items() if isinstance(blocks, dict) else [(str(block.get("id")), block) for block in blocks]
    )
    return {
        "title": {"text": written["title"]},
        "summary": {"text": written.get("summary", ""), "language": code},
        "blocks": [{"id": name, "language": code, "value": value} for name, value in named],
        "terms": [{"term": "Aufenthaltstitel"}] if "title" in path.stem else [],
    }


def searched(content):
    """Return what a record says of a page, to be searched."""
    return {
        "called": content["title"]["text"],
        "terms": [term["term"] for term in content["terms"]],
        "passages": [
            [found.text, found.language, found.block, int(found.is_heading)] for found in passages_of(content)
        ],
    }


def record(content, german):
    return {"name": content["title"], **searched(content), **({"german": searched(german)} if german else {})}


def queries(contents, seed, count=6):
    """Return what readers might type: words and titles, some half typed, some with a letter too few."""
    chance = random.Random(seed)
    titles = [content["title"]["text"] for content in contents.values()]
    texts = [passage.text for content in contents.values() for passage in passages_of(content)]
    words = [word for text in chance.sample(texts, 40) for word in text.split() if len(word) > 3]
    half = [word[: len(word) // 2 + 1] for word in chance.sample(words, count // 3)]
    misspelt = [word[:2] + word[3:] for word in chance.sample(words, count // 3)]
    return [*chance.sample(titles, count // 3), *half, *misspelt]


def documents_of(contents, german):
    own = [document_of(content) for content in contents.values()]
    others = [document_of(german[path]) for path in contents] if german else []
    return list(map(with_german, own, others)) if german else own


def found_by_server(contents, german, asked):
    """Return what each query finds: addresses and excerpts."""
    documents, paths = documents_of(contents, german), list(contents)
    found = []
    for query in asked:
        wanted = wanted_words(query)
        best = [paths[position] for position in ranked(wanted, documents)[:20]]
        found.append([[f"/x/{path}/", excerpt(wanted, contents[path], german.get(path))] for path in best])
    return found


def excerpt(wanted, content, german):
    passages = [list(passages_of(one)) for one in (content, german) if one]
    found = next((best for own in passages if (best := best_passage(wanted, own))), None)
    shown = found or next(own[0] for own in passages if own)
    parts = [[part.text, part.is_match] for part in parts_of(wanted, shown.text)]
    return {"parts": parts, "language": shown.language, "block": shown.block}


def test_every_letter_is_folded_alike():
    letters = assigned_letters()

    answers = ask_worker("(letter) => parts.foldedWords(`x${letter}x`)", letters)

    assert len(letters) > 50_000
    assert [
        (letter, answer)
        for letter, answer in zip(letters, answers, strict=True)
        if answer != folded_words(f"x{letter}x")
    ] == []


@pytest.mark.parametrize("code", ["uk", "ar", "tr", "ti"])
def test_words_are_folded_alike(code):
    texts = [passage.text for content in shipped(code).values() for passage in passages_of(content)]

    assert ask_worker("parts.foldedWords", texts) == [folded_words(text) for text in texts]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_same_is_found(code):
    contents, german = shipped(code), shipped("de") if code != "de" else {}
    asked = [*queries(contents, code), "Aufenthaltstitel ", "xyzzy!"]
    pages = {path: record(content, german.get(path)) for path, content in contents.items()}
    cases = [
        {"name": code, "pages": pages, "query": ""},
        *({"name": code, "query": query} for query in asked),
    ]

    answers = ask_worker(SEARCHING, cases)[1:]

    assert answers == found_by_server(contents, german, asked)
    assert sum(map(len, answers)) > len(asked)


@pytest.mark.bulk
@pytest.mark.skipif(
    not QUESTIONS.exists(), reason="The real questions lie beside the project, in shared/data."
)
@pytest.mark.parametrize("code", ["de", "en", "fr", "ar", "uk"])
def test_the_same_is_found_for_real_questions(code):
    lines = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    asked = [line["question"] for line in lines if line["language"] == code][:20]
    contents = shipped(code)
    pages = {path: record(content, None) for path, content in contents.items()}
    cases = [
        {"name": code, "pages": pages, "query": ""},
        *({"name": code, "query": query} for query in asked),
    ]

    assert asked
    assert ask_worker(SEARCHING, cases)[1:] == found_by_server(contents, {}, asked)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param("Umzug", "Gleich nach dem Umzug 😀 und dem Umzug.", id="beyond 16 bits"),
        pytest.param("Ziel", "😀 " * 60 + "das Ziel " + "😀 " * 60, id="long, beyond 16 bits"),
        pytest.param("مدرسة", "سجّلوا طفلكم في المَدْرَسَة.", id="vowel signs"),
        pytest.param("Wort", "a" * 200 + " Wort " + "b" * 200, id="no space near"),
        pytest.param("nichts", "Ein kurzer Satz.", id="no match"),
    ],
)
def test_parts_are_the_same(query, text):
    (parts,) = ask_worker("([query, text]) => parts.partsOf(parts.wantedWords(query), text)", [[query, text]])

    assert parts == [[part.text, part.is_match] for part in parts_of(wanted_words(query), text)]
