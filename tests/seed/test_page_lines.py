import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.modules.models import InfoPage
from content.seed.page_lines import BadLine, PageLine, parse
from content.translations.schemas import schema_of
from content.translations.staleness import Origin

GERMAN = {"title": "Bus", "text": "Kaufen Sie\nein Ticket."}


def line(id_=1, **translations):
    return json.dumps({"id": id_, "translations": {"de": GERMAN, **translations}})


def test_parse():
    page = parse(line(7, ar={"title": " الحافلة\n", "text": ""}))

    assert page == PageLine("7", {"de": ("Bus", "Kaufen Sie\nein Ticket."), "ar": ("الحافلة", "")})


def test_parse_takes_languages_as_the_table_writes_them():
    page = parse(line(**{"SR-latn": GERMAN}))

    assert list(page.texts) == ["de", "sr-Latn"]


def test_parse_leaves_other_members_alone():
    assert parse('{"region": "x", ' + line()[1:]) == parse(line())


BAD_LINES = [
    pytest.param("{", "not JSON", id="broken"),
    pytest.param("[" * 100_000, "not JSON", id="too-deep"),
    pytest.param("[]", "no object with “translations”", id="list"),
    pytest.param('{"id": 1}', "no object with “translations”", id="no-translations"),
    pytest.param('{"id": 1, "translations": []}', "no object with “translations”", id="translations-list"),
    pytest.param('{"translations": {}}', "no “id”", id="no-id"),
    pytest.param('{"id": " ", "translations": {}}', "no “id”", id="blank-id"),
    pytest.param('{"id": {}, "translations": {}}', "no “id”", id="id-object"),
    pytest.param(line("\ud800"), "the “id” has a character that cannot be stored", id="half-character-id"),
    pytest.param('{"id": 1, "translations": {}}', "no German text", id="no-german"),
    pytest.param(line(xx=GERMAN), "unknown language “xx”", id="unknown-language"),
    pytest.param(line(ar="Bus"), "“title” and “text” of “ar” are not both text", id="no-object"),
    pytest.param(line(ar={"title": "x"}), "“title” and “text” of “ar” are not both text", id="no-text"),
    pytest.param(
        line(ar={"title": 5, "text": ""}), "“title” and “text” of “ar” are not both text", id="number"
    ),
    pytest.param(
        line(ar={"title": " \n", "text": "x"}),
        "the title of “ar” is empty or longer than 255 characters",
        id="blank-title",
    ),
    pytest.param(
        line(ar={"title": "x" * 256, "text": "x"}),
        "the title of “ar” is empty or longer than 255 characters",
        id="long-title",
    ),
    pytest.param(
        line(ar={"title": "x", "text": "\x00"}),
        "the text of “ar” has a character that cannot be stored",
        id="nul",
    ),
    pytest.param(
        line(ar={"title": "x\udfff", "text": ""}),
        "the text of “ar” has a character that cannot be stored",
        id="half-character",
    ),
]


@pytest.mark.parametrize(("text", "reason"), BAD_LINES)
def test_parse_says_why_a_line_is_bad(text, reason):
    with pytest.raises(BadLine) as problem:
        parse(text)

    assert str(problem.value).startswith(reason)


def test_key_is_the_same_for_the_same_page_in_a_district():
    page = parse(line())

    assert page.key("mainz") == parse(line("1")).key("mainz")
    assert page.key("mainz") != page.key("trier")


def test_source_is_a_section_with_a_paragraph_a_line():
    page = parse(line())

    [block] = page.source(page.key("mainz")).structure["body"]
    assert (block["type"], block["value"]) == (
        "section",
        {"heading": "", "text": "<p>Kaufen Sie</p><p>ein Ticket.</p>"},
    )


def test_source_without_text_has_no_body():
    page = PageLine("1", {"de": ("Bus", " \n")})

    assert page.source(page.key("mainz")).structure["body"] == []


def test_strings_are_made_from_the_german_of_the_line():
    page = parse(line(ar={"title": "حافلة", "text": "تذكرة"}))
    key = page.key("mainz")

    strings = page.strings("ar", key, schema_of(InfoPage), Origin.PERSON)

    assert [(string.text, string.origin) for string in strings.values()] == [
        ("حافلة", Origin.PERSON),
        ("<p>تذكرة</p>", Origin.PERSON),
    ]


def test_strings_have_nothing_that_german_does_not():
    page = PageLine("1", {"de": ("Bus", ""), "ar": ("حافلة", "تذكرة")})

    strings = page.strings("ar", page.key("mainz"), schema_of(InfoPage), Origin.PERSON)

    assert list(strings) == ["title"]


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["id", "translations", "de", "title", "text"]), inner)
    ),
)


@given(_json)
def test_parse_never_fails_otherwise(value):
    try:
        page = parse(json.dumps(value))
    except BadLine:
        return
    assert "de" in page.texts
