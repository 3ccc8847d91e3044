import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.translations.checks import Finding, Kind, findings
from content.translations.segments import Segment
from content.translations.terms import Terms

TERMS = Terms.of([(1, "Jugendamt", ["Jugendamts"])])
PAGE = '<p><a linktype="page" id="7">Kita finden</a></p>'
SITE = '<p><a href="https://bamf.de/">Kurse finden</a></p>'
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def found(source, translated, target="ar", is_rich=False):
    return findings(Segment("title", source, is_rich), translated, TERMS, target=target)


@pytest.mark.parametrize(
    ("source", "translated", "target"),
    [
        pytest.param("Öffnungszeiten", "", "ar", id="not-translated-yet"),
        pytest.param("Nach 24 Stunden", "بعد ٢٤ ساعة", "ar", id="digits-of-another-script"),
        pytest.param("1.000 €", "€1,000", "en", id="thousand-with-a-comma"),
        pytest.param("1.000.000 Euro", "1 000 000 евро", "ru", id="thousands-with-spaces"),
        pytest.param("12 345 Euro", "12345 يورو", "ar", id="thousand-without"),
        pytest.param("2,50 Euro", "€2.50", "en", id="fraction"),
        pytest.param("Rufen Sie 112 an.", "Call 112.", "en", id="emergency-number"),
        pytest.param("8:00–12:00 Uhr", "٨:٠٠–١٢:٠٠", "ar", id="times"),
        pytest.param("8 bis 14:30 Uhr", "8 a.m. to 2:30 p.m.", "en", id="times-of-twelve-hours"),
        pytest.param("am 01.07.2026", "on 1 July 2026", "en", id="date"),
        pytest.param("in 2 Wochen", "خلال أسبوعين", "ar", id="small-number-as-a-word"),
        pytest.param("zwei Ausweise", "2 ID cards", "en", id="word-as-a-number"),
        pytest.param("Tel. 06131 12-3456", "+49 6131 123456", "en", id="phone-with-its-country"),
        pytest.param("Tel. +49 (0)6131 123456", "هاتف ٠٦١٣١ ١٢٣٤٥٦", "ar", id="phone-without-its-country"),
        pytest.param("Arzt: 116 117", "Doctor: 116117", "en", id="phone-in-one-group"),
        pytest.param(
            "Notruf 06131 110", "\u200e06131\u2069 \u2066110", "ar", id="phone-among-signs-of-direction"
        ),
        pytest.param("Auf www.mainz.de", "على www.mainz.de", "ar", id="url"),
        pytest.param("{name}, %(count)s", "%(count)s {name}", "en", id="placeholders-in-another-order"),
        pytest.param("Beim Jugendamt", "لدى الJugendamt", "ar", id="term-with-an-article"),
        pytest.param("Internet", "Internet", "en", id="word-of-both-languages"),
        pytest.param("Caritas Mainz", "Caritas Mainz", "tr", id="name"),
        pytest.param("Jugendamt", "Jugendamt", "ar", id="term-alone"),
        pytest.param("112", "112", "ar", id="number-alone"),
        pytest.param("Kita finden", "Kita finden", "de-simple", id="simple-german"),
    ],
)
def test_nothing_is_found_where_nothing_is_wrong(source, translated, target):
    assert found(source, translated, target) == []


@pytest.mark.parametrize(
    ("source", "translated", "expected"),
    [
        pytest.param("24 Stunden", "42 hours", [Finding(Kind.NUMBER, "24")], id="number"),
        pytest.param("3 Monate", "2 months", [Finding(Kind.NUMBER, "3")], id="small-number-is-another"),
        pytest.param("bis 14 Uhr", "until 4 p.m.", [Finding(Kind.NUMBER, "14")], id="afternoon"),
        pytest.param("Notruf 112", "1120", [Finding(Kind.PHONE, "112")], id="short-phone"),
        pytest.param("06131 123456", "06131 123457", [Finding(Kind.PHONE, "06131 123456")], id="phone"),
        pytest.param("www.mainz.de/a", "www.mainz.de", [Finding(Kind.URL, "www.mainz.de/a")], id="url"),
        pytest.param("an a@b.de", "an a@c.de", [Finding(Kind.EMAIL, "a@b.de")], id="email"),
        pytest.param("Hallo {name}", "Hi {nom}", [Finding(Kind.PLACEHOLDER, "{name}")], id="placeholder"),
        pytest.param("Des Jugendamts", "Of it", [Finding(Kind.TERM, "Jugendamt")], id="term"),
        pytest.param("Kita  finden", "Kita finden", [Finding(Kind.SAME_AS_SOURCE)], id="same-phrase"),
    ],
)
def test_findings_in_plain_text(source, translated, expected):
    assert found(source, translated, "en") == expected


def test_a_single_german_word_is_untranslated_where_the_script_is_another():
    assert found("Schule", "Schule", "ar") == [Finding(Kind.SAME_AS_SOURCE)]


@pytest.mark.parametrize(
    ("source", "translated", "expected"),
    [
        pytest.param(PAGE, '<p><a id="7" linktype="page">روضة</a></p>', [], id="same-page"),
        pytest.param(PAGE, "<p>روضة</p>", [Finding(Kind.LINK, "Kita finden")], id="link-is-gone"),
        pytest.param(
            PAGE,
            '<p><a linktype="page" id="8">روضة</a></p>',
            [Finding(Kind.LINK, "Kita finden"), Finding(Kind.OTHER_LINK, "روضة")],
            id="another-page",
        ),
        pytest.param(
            SITE, SITE.replace("Kurse finden", "x") * 2, [Finding(Kind.OTHER_LINK, "x")], id="link-twice"
        ),
        pytest.param(
            "<ul><li>eins</li><li>zwei</li></ul>",
            "<ul><li>a</li></ul>",
            [Finding(Kind.LIST_ITEMS, "2")],
            id="items",
        ),
        pytest.param("<p>Bis &lt; 18 Jahre</p>", "<p>أقل من 18 سنة</p>", [], id="entities"),
        pytest.param("<p>Kita finden</p>", "<p></p>", [], id="empty-rich-text"),
    ],
)
def test_findings_in_rich_text(source, translated, expected):
    assert found(source, translated, is_rich=True) == expected


@given(
    st.lists(
        st.sampled_from(
            ["06131 123456", "112", "24", "1.000", "8:00", "a@b.de", "Jugendamt", "{name}", "Amt"]
        ),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_another_order_and_other_digits_lose_nothing(words, random):
    shuffled = random.sample(words, len(words))

    translated = "مرحبا، ".join(["", *shuffled]).translate(ARABIC_DIGITS)

    assert found("; ".join(words), translated) == []
