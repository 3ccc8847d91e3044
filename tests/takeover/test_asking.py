import pytest

from content.takeover.asking import ask
from content.takeover.sources import Server, SourceFailed


@pytest.fixture
def asked(server):
    return lambda *languages: ask(Server(server.url, "mainz"), languages=languages)


def test_ask(asked, region):
    region.add("schule", de=("Schule", '<div data-contact-id="1"><b>Amt</b></div>'), ar=("مدرسة", ""))
    region.add_location("jugendamt", "Jugendamt", name="Frau Weber")
    region.events = [{}, {}]

    answers = asked()

    assert {code: [page.title for page in pages] for code, pages in answers.pages.items()} == {
        "de": ["Schule"],
        "ar": ["مدرسة"],
        "en": [],
    }
    assert [contact.id for contact in answers.contacts] == ["jugendamt", "schule:1"]
    assert answers.counts == {"events": 2, "locations": 1, "imprint": 1}
    assert answers.origin.hosts == {"app.example.org"}


def test_ask_finds_versions_by_their_paths(asked, region):
    page = region.add("schule", de=("Schule", ""), ar=("مدرسة", ""))
    page.slugs["ar"] = "مدرسة"

    answers = asked()

    (german,) = answers.pages["de"]
    assert {code: version.path for code, version in answers.versions(german).items()} == {
        "ar": "mainz/ar/مدرسة"
    }


def test_ask_finds_versions_that_name_the_german_page(asked, region):
    page = region.add("schule", de=("Schule", ""), ar=("مدرسة", ""))
    named = {"de": {"path": "/mainz/de/schule/"}}
    page.extra = {"available_languages": named}

    answers = asked()

    assert list(answers.versions(answers.pages["de"][0])) == ["ar"]


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [((), ["de", "ar", "en"]), (("ar",), ["de", "ar"]), (("EN", "de"), ["de", "en"])],
)
def test_ask_for_languages(asked, wanted, codes):
    assert list(asked(*wanted).pages) == codes


def test_ask_by_their_codes(asked, region):
    region.languages = {
        "de": "Deutsch",
        "de-si": "Einfach",
        "pes": "Farsi",
        "fa": "Farsi",
        "tlh": "Klingonisch",
    }

    answers = asked("de-si", "fa")

    assert answers.codes == {"de": "de", "de-simple": "de-si", "fa": "pes"}
    assert answers.unknown == ("tlh",)


@pytest.mark.parametrize(
    ("languages", "wanted", "sentence"),
    [
        (("de", "ar"), ("fr", "xx"), "Stadt Mainz does not publish in fr, xx."),
        (("en", "ar"), (), "Stadt Mainz publishes nothing in German, which all else is taken from."),
    ],
)
def test_ask_for_what_is_not_there(asked, region, languages, wanted, sentence):
    region.languages = dict.fromkeys(languages, "")

    with pytest.raises(SourceFailed) as failure:
        asked(*wanted)
    assert str(failure.value) == sentence


def test_ask_says_what_could_not_be_read(asked, region):
    region.add("schule", de=("Schule", "")).extra = {"path": None}
    region.locations = [None]

    assert asked().problems == (
        "de/pages, entry 1: has no path or no content",
        "locations, entry 1: is no object",
    )


@pytest.mark.parametrize("path", ["/api/v3/regions/mainz/", "/api/v3/mainz/de/pages/"])
def test_ask_what_answers_otherwise(asked, server, path):
    server.instead = lambda asked: (200, {}, b"7") if asked == path else None

    with pytest.raises(SourceFailed, match=r"(is no object|are no list)\.$"):
        asked()
