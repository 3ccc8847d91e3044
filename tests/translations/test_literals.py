import pytest

from content.translations.literals import LITERAL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Siehe https://bamf.de/a?b=1&amp;c=2.", ["https://bamf.de/a?b=1&amp;c=2"], id="url"),
        pytest.param("(www.mainz.de)", ["www.mainz.de"], id="url-in-brackets"),
        pytest.param("an amt.a@stadt-mainz.de, bitte", ["amt.a@stadt-mainz.de"], id="email"),
        pytest.param("{name}, %(count)s und %s", ["{name}", "%(count)s", "%s"], id="placeholders"),
        pytest.param("100 % sicher, 5 %d", [], id="percent"),
        pytest.param(
            "06131 12-3456 oder +49 (0)6131 123456", ["06131 12-3456", "+49 (0)6131 123456"], id="phones"
        ),
        pytest.param("Notruf 112, Arzt 116 117", ["112", "116 117"], id="short-phones"),
        pytest.param("112\u00a0Euro, 55116 Mainz, 1.000", [], id="other-numbers"),
    ],
)
def test_literal(text, expected):
    assert LITERAL.findall(text) == expected
