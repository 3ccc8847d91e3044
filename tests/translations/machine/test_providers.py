import re

import deepl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.core.languages import LANGUAGES
from content.translations.machine.protection import protect
from content.translations.machine.providers import (
    DeepL,
    Dummy,
    LibreTranslate,
    NotOffered,
    QuotaExceeded,
    TranslatorFailed,
    batches,
)
from tests.translations.machine.fake_servers import as_deepl, as_libretranslate, serving

DEEPL_CODES = {
    value.lower() for name, value in vars(deepl.Language).items() if name.isupper() and isinstance(value, str)
}


@pytest.fixture
def libretranslate():
    with serving(as_libretranslate) as server:
        yield server


@pytest.fixture
def deepl_server(monkeypatch):
    monkeypatch.setattr(deepl.http_client, "max_network_retries", 0)
    with serving(as_deepl) as server:
        yield server


@given(st.lists(st.text(max_size=8), max_size=12), st.integers(1, 4), st.integers(1, 20))
def test_batches_hold_all_texts_in_order(texts, most, size):
    found = list(batches(texts, most=most, size=size))

    assert [text for batch in found for text in batch] == texts
    assert all(1 <= len(batch) <= most for batch in found)


def test_batches_are_small_unless_a_text_is_large():
    assert list(batches(["aa", "bb", "c" * 20, "d"], most=10, size=8)) == [["aa", "bb"], ["c" * 20], ["d"]]


def test_libretranslate_translates(libretranslate):
    machine = LibreTranslate(f"{libretranslate.url}/", "secret")

    assert machine.translate(["<p>Amt</p>", "Schule"], target="uk") == ["uk: <p>Amt</p>", "uk: Schule"]
    assert libretranslate.asked == [
        (
            "/translate",
            {
                "q": ["<p>Amt</p>", "Schule"],
                "source": "de",
                "target": "uk",
                "format": "html",
                "api_key": "secret",
            },
        )
    ]


def test_libretranslate_is_asked_for_little_at_a_time(libretranslate):
    texts = [str(number) for number in range(45)]

    translated = LibreTranslate(libretranslate.url).translate(texts, target="ar")

    assert translated == [f"ar: {text}" for text in texts]
    assert [len(question["q"]) for _, question in libretranslate.asked] == [20, 20, 5]


def test_libretranslate_is_asked_nothing_about_nothing():
    assert LibreTranslate("http://127.0.0.1:1").translate([], target="ar") == []


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        pytest.param(429, {"error": "Slowdown: 10 per 1 minute"}, id="too-much"),
        pytest.param(403, {"error": "Invalid API key"}, id="wrong-key"),
        pytest.param(500, b"<h1>Oops</h1>", id="no-json"),
        pytest.param(200, b"", id="nothing"),
        pytest.param(200, ["a"], id="another-shape"),
        pytest.param(200, {"translatedText": "a"}, id="one-text-for-a-list"),
        pytest.param(200, {"translatedText": ["a", "b"]}, id="another-number-of-texts"),
        pytest.param(200, {"translatedText": [1]}, id="no-texts"),
    ],
)
def test_libretranslate_fails(libretranslate, status, answer):
    libretranslate.answer = lambda question: (status, answer)

    with pytest.raises(TranslatorFailed):
        LibreTranslate(libretranslate.url).translate(["Amt"], target="ar")


def test_libretranslate_that_is_not_there_fails():
    with pytest.raises(
        TranslatorFailed, match=r"^LibreTranslate at 127\.0\.0\.1 does not answer as it should\.$"
    ):
        LibreTranslate("http://user:secret@127.0.0.1:1").translate(["Amt"], target="ar")


def test_libretranslate_is_not_followed_elsewhere(libretranslate):
    with serving(as_libretranslate) as elsewhere:
        libretranslate.answer = lambda question: (307, {})
        libretranslate.headers = {"Location": f"{elsewhere.url}/translate"}

        with pytest.raises(TranslatorFailed):
            LibreTranslate(libretranslate.url).translate(["Amt"], target="ar")

        assert elsewhere.asked == []


def test_libretranslate_answers_too_much(libretranslate, monkeypatch):
    monkeypatch.setattr(LibreTranslate, "largest_answer", 1000)

    with pytest.raises(TranslatorFailed, match="too much"):
        LibreTranslate(libretranslate.url).translate(["x" * 1000], target="ar")


def test_libretranslate_may_run_without_a_language(libretranslate):
    libretranslate.answer = lambda question: (400, {"error": "ur is not supported"})

    with pytest.raises(NotOffered) as refusal:
        LibreTranslate(libretranslate.url).translate(["Amt"], target="ur")

    assert refusal.value.language == "ur"


def test_deepl_translates(deepl_server):
    machine = DeepL("secret", url=deepl_server.url)

    assert machine.translate(["<p>Amt</p>", "Schule"], target="sr-Latn") == ["BS: <p>Amt</p>", "BS: Schule"]
    path, question = deepl_server.asked[0]
    assert (path, question["source_lang"], question["tag_handling"]) == ("/v2/translate", "DE", "html")


def test_deepl_is_asked_for_fifty_texts_at_most(deepl_server):
    DeepL("secret", url=deepl_server.url).translate(["Amt"] * 51, target="ar")

    assert [len(question["text"]) for _, question in deepl_server.asked] == [50, 1]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        pytest.param(456, QuotaExceeded, id="used-up"),
        pytest.param(403, TranslatorFailed, id="wrong-key"),
        pytest.param(429, TranslatorFailed, id="too-much"),
        pytest.param(503, TranslatorFailed, id="not-there"),
    ],
)
def test_deepl_fails(deepl_server, status, expected):
    deepl_server.answer = lambda question: (status, {"message": "no"})

    with pytest.raises(expected):
        DeepL("secret", url=deepl_server.url).translate(["Amt"], target="ar")


def test_deepl_answers_with_fewer_texts(deepl_server):
    deepl_server.answer = lambda question: (200, {"translations": []})

    with pytest.raises(TranslatorFailed):
        DeepL("secret", url=deepl_server.url).translate(["Amt"], target="ar")


def test_what_deepl_offers_its_client_knows():
    assert {code.lower() for code in DeepL.codes.values()} <= DEEPL_CODES


@pytest.mark.parametrize(
    "machine", [DeepL("secret"), LibreTranslate("http://127.0.0.1:1"), Dummy()], ids=lambda m: m.name
)
def test_machines_offer_languages_of_ours_and_refuse_others(machine):
    assert machine.languages() <= LANGUAGES.keys() - {"de", "de-simple"}

    with pytest.raises(NotOffered):
        machine.translate(["Amt"], target="de-simple")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("Amt", "[ar] Amt", id="text"),
        pytest.param("<p>Im <b>Amt</b>.</p>", "<p>[ar] Im <b>[ar] Amt</b>[ar] .</p>", id="every-text"),
        pytest.param("<p> </p>", "<p> </p>", id="space"),
    ],
)
def test_dummy_labels_texts_and_keeps_tags(html, expected):
    assert Dummy().translate([html], target="ar") == [expected]


@given(st.lists(st.sampled_from(["<p>", "</p>", "Amt", " ", "112", "&amp;"])).map("".join))
def test_without_its_labels_what_the_dummy_returns_is_what_it_got(html):
    assert re.sub(r"\[ar\] ", "", Dummy().translate([html], target="ar")[0]) == html


def test_what_a_machine_makes_of_protected_text_can_be_restored():
    protected = protect('<p>Tel. 112 im <a href="/">Amt</a></p>', is_rich=True)

    [translated] = Dummy().translate([protected.html], target="ar")

    assert protected.restore(translated) == '<p>[ar] Tel. 112 [ar] im <a href="/">[ar] Amt</a></p>'
