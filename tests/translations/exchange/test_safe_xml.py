import pytest

from content.translations.exchange.documents import NotReadable, Reason, Refused
from content.translations.exchange.safe_xml import outermost_element

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10))
XLIFF = '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>'


@pytest.mark.parametrize(
    "doctype",
    [
        pytest.param('<!DOCTYPE x [<!ENTITY l SYSTEM "file:///etc/passwd">]>', id="file"),
        pytest.param('<!DOCTYPE x SYSTEM "https://example.org/x.dtd">', id="dtd-elsewhere"),
        pytest.param(f'<!DOCTYPE x [<!ENTITY l0 "ha">\n{LAUGHS}]>', id="billion-laughs"),
        pytest.param("<!DOCTYPE x>", id="without-entities"),
    ],
)
def test_a_doctype_is_refused(doctype):
    with pytest.raises(NotReadable) as caught:
        outermost_element(f'<?xml version="1.0"?>\n<!-- > --><?x y?>\n{doctype}<x>&l;</x>')

    assert caught.value.refused == Refused(3, Reason.DOCTYPE)


def test_the_name_of_a_doctype_in_a_text_is_only_text():
    root = outermost_element("<x><![CDATA[<!DOCTYPE x>]]></x>")

    assert root.text == "<!DOCTYPE x>"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("<x>\n<y>\n</x>", 3, id="overlapping"),
        pytest.param("<x>\n&l;</x>", 2, id="unknown-entity"),
        pytest.param("<x>\n\n\x01</x>", 3, id="control-character"),
        pytest.param("<x", 1, id="truncated"),
        pytest.param("<a>" * 1000, 1, id="too-deep"),
        pytest.param("<?xml\n" * 1000 + "<!-- -->" * 1000, 2, id="many-beginnings"),
    ],
)
def test_what_is_not_well_formed_is_refused_with_its_line(text, line):
    with pytest.raises(NotReadable) as caught:
        outermost_element(text)

    assert (caught.value.refused.line, caught.value.refused.reason) == (line, Reason.NOT_READABLE)


def test_the_encoding_is_known_whatever_the_file_says():
    root = outermost_element('<?xml version="1.0" encoding="iso-8859-1"?><x>ä</x>')

    assert root.text == "ä"
