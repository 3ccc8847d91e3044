import pytest

from content.core.languages import language_of
from content.translations.scripts import Oddity, oddities
from content.translations.terms import Terms

TERMS = Terms.of([(1, "Wohnungsgeberbestätigung", [])])
ARABIC = "اذهبوا إلى المكتب في مدينتكم وخذوا معكم جواز السفر"
GERMAN = "Gehen Sie zum Amt in Ihrer Stadt und nehmen Sie den Pass mit."


def found(text, code, original=GERMAN):
    return list(oddities(original, text, language_of(code), TERMS))


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        pytest.param(ARABIC, "ar", [], id="arabic"),
        pytest.param("Go to the office in your town and take your passport.", "en", [], id="english"),
        pytest.param("Ідіть до установи у вашому місті й візьміть паспорт.", "uk", [], id="ukrainian"),
        pytest.param("ናብ ቤት ጽሕፈት ኪዱ፡ ፓስፖርትኩም ድማ ሒዝኩም ምጹ ኣብ ከተማኹም ዘሎ።", "ti", [], id="tigrinya"),
        pytest.param(f"{ARABIC} (Wohnungsgeberbestätigung)", "ar", [], id="term"),
        pytest.param(f"{ARABIC} „Bitte klingeln Sie an der Tür“", "ar", [], id="what-stands-on-a-sign"),
        pytest.param(
            "Go to the office in your town and take your passport.", "ar", [Oddity.SCRIPT], id="latin"
        ),
        pytest.param(ARABIC, "uk", [Oddity.SCRIPT], id="arabic-in-ukrainian"),
        pytest.param(GERMAN, "tr", [Oddity.GERMAN], id="german-in-turkish"),
        pytest.param(GERMAN, "de-simple", [], id="german-in-simple-german"),
        pytest.param("In die Stadt", "en", [Oddity.LENGTH], id="much-shorter"),
        pytest.param(ARABIC * 4, "ar", [Oddity.LENGTH], id="much-longer"),
        pytest.param(f"\u2067{ARABIC}\u2069", "ar", [], id="isolated"),
        pytest.param(f"\u2067{ARABIC}", "ar", [Oddity.DIRECTION], id="isolation-not-closed"),
        pytest.param(f"\u202e{ARABIC}\u202c", "ar", [Oddity.DIRECTION], id="order-forced"),
        pytest.param(f"{ARABIC}\ufeff", "ar", [Oddity.DIRECTION], id="byte-order-mark"),
    ],
)
def test_oddities(text, code, expected):
    assert found(text, code) == expected


def test_short_texts_are_not_judged_by_length_and_script():
    assert found("PSZ", "ar", original="Das Zentrum") == []
