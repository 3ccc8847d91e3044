"""Every format alike: what goes out comes back, in other programs too, and what is broken is refused with its line."""

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage import pypo, xliff, xliff2

from content.core.text import normalised
from content.translations.exchange.documents import Document, NotReadable, Reason, Refused, Section, Unit
from content.translations.exchange.formats import FORMATS, read
from content.translations.exchange.inline import markup_of, text_of
from content.translations.staleness import Status
from tests.translations.exchange.generated import documents

EACH_FORMAT = pytest.mark.parametrize("key", list(FORMATS))
DOCUMENT = Document(
    "de",
    "ar",
    (
        Section(
            "page:7",
            "Schule",
            (
                Unit("title", "Schule", "مدرسة", status=Status.UP_TO_DATE),
                Unit("text", '<p>Zum <a href="a">Amt</a></p>', is_rich=True),
            ),
        ),
    ),
)
WRITTEN = {key: form.write(DOCUMENT) for key, form in FORMATS.items()}


def is_translated(unit):
    return bool(normalised(text_of(markup_of(unit.target, unit.is_rich).pieces)))


def refusal(content):
    with pytest.raises(NotReadable) as caught:
        read(content)
    return caught.value.refused


def line_of(content, part):
    return content[: content.index(part)].count(b"\n") + 1


@EACH_FORMAT
@pytest.mark.slow
@settings(max_examples=20)
@given(document=documents)
def test_what_goes_out_comes_back(key, document):
    reading = read(FORMATS[key].write(document)).compared_with(document)

    assert reading.refused == ()
    assert [
        (found.page_id, found.unit, found.text, found.digest, found.status) for found in reading.translated
    ] == [
        (page_id, unit, unit.target, unit.digest, unit.status)
        for page_id, unit in document.units()
        if is_translated(unit)
    ]


@EACH_FORMAT
@pytest.mark.slow
@settings(max_examples=12)
@given(document=documents)
def test_a_source_that_is_not_translated_can_be_sent_back_as_it_is(key, document):
    """Nothing is known of the targets, so all of the text went through the file."""
    copied = Document(
        "de",
        document.target_language,
        tuple(
            Section(
                section.page_id,
                section.title,
                tuple(
                    Unit(unit.key, unit.source, unit.source, unit.is_rich, Status.UP_TO_DATE)
                    for unit in section.units
                ),
            )
            for section in document.sections
        ),
    )

    reading = read(FORMATS[key].write(copied)).compared_with(document)

    assert reading.refused == ()
    assert [
        normalised(text_of(markup_of(found.text, found.unit.is_rich).pieces)) for found in reading.translated
    ] == [normalised(text_of(markup_of(unit.source, unit.is_rich).pieces)) for _, unit in document.units()]


@pytest.mark.parametrize(
    "store", [pytest.param(xliff.Xliff1File, id="xliff12"), pytest.param(xliff2.Xliff2File, id="xliff20")]
)
@pytest.mark.slow
@settings(max_examples=12)
@given(document=documents)
def test_another_program_sees_the_same_texts_in_xliff(store, document):
    key = "xliff12" if store is xliff.Xliff1File else "xliff20"

    units = store.parsestring(FORMATS[key].write(document)).units if document.sections else []

    assert [(unit.source, unit.target or "") for unit in units] == [
        (
            text_of(markup_of(unit.source, unit.is_rich).pieces),
            text_of(markup_of(unit.target, unit.is_rich).pieces),
        )
        for _, unit in document.units()
    ]


@pytest.mark.slow
@settings(max_examples=12)
@given(document=documents)
def test_other_programs_see_the_same_texts_in_po(document):
    content = FORMATS["po"].write(document)

    by_polib = [
        (entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy) for entry in polib.pofile(content.decode())
    ]
    by_toolkit = [
        ("".join(unit.msgctxt), str(unit.source), str(unit.target), unit.isfuzzy())
        for unit in pypo.pofile.parsestring(content).units
        if not unit.isheader()
    ]

    assert [entry[0] for entry in by_polib] == [f"{page_id} {unit.key}" for page_id, unit in document.units()]
    assert [(source, target, fuzzy) for _, source, target, fuzzy in by_toolkit] == [
        entry[1:] for entry in by_polib
    ]


@EACH_FORMAT
def test_a_file_says_what_it_holds(key):
    delivery = read(WRITTEN[key])

    assert (delivery.target_language, delivery.page_ids) == ("ar", ("page:7",))


@EACH_FORMAT
def test_a_string_knows_its_line(key):
    found = read(WRITTEN[key]).compared_with(DOCUMENT).translated

    assert [string.line for string in found] == [
        line_of(WRITTEN[key], {"po": b"#. Schule"}.get(key, b'title"'))
    ]


@EACH_FORMAT
def test_a_file_in_another_language_is_refused(key):
    with pytest.raises(NotReadable) as caught:
        read(WRITTEN[key]).compared_with(Document("de", "uk", DOCUMENT.sections))

    line = line_of(WRITTEN[key], {"po": b'"Language', "xliff12": b"<file", "xliff20": b"<xliff"}[key])
    assert caught.value.refused == Refused(line, Reason.WRONG_LANGUAGE, "ar")


@EACH_FORMAT
def test_a_string_of_no_page_is_refused(key):
    reading = read(WRITTEN[key]).compared_with(Document("de", "ar", ()))

    assert [(found.reason, found.page_id, found.key) for found in reading.refused] == [
        (Reason.UNKNOWN_SEGMENT, "page:7", "title"),
        (Reason.UNKNOWN_SEGMENT, "page:7", "text"),
    ]


@EACH_FORMAT
def test_a_file_that_ends_early_is_refused(key):
    content = WRITTEN[key][: WRITTEN[key].index("رسة".encode())]

    assert refusal(content).reason is Reason.NOT_READABLE
    assert refusal(content).line == content.count(b"\n") + 1


@EACH_FORMAT
def test_a_file_in_another_encoding_is_refused(key):
    content = WRITTEN[key].replace("مدرسة".encode(), "Écôle".encode("latin-1"))

    assert refusal(content) == Refused(line_of(content, b"\xc9"), Reason.NOT_UTF8)


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        pytest.param(b"", "", id="empty"),
        pytest.param(b"title;text\n", "", id="no-xml"),
        pytest.param(b"<html/>", "html", id="other-xml"),
        pytest.param(b'<xliff version="1.2"/>', "xliff", id="without-its-namespace"),
    ],
)
def test_a_file_in_no_known_format_is_refused(content, detail):
    assert refusal(content) == Refused(1, Reason.UNKNOWN_FORMAT, detail)


@EACH_FORMAT
def test_a_page_without_strings_is_left_out(key):
    empty = Section("page:8", "Leer", ())

    content = FORMATS[key].write(Document("de", "ar", (*DOCUMENT.sections, empty)))

    assert content == WRITTEN[key]


@EACH_FORMAT
def test_nothing_can_be_written(key):
    assert read(FORMATS[key].write(Document("de", "ar", ()))).page_ids == ()


def test_a_po_file_whose_lines_are_out_of_order_is_refused():
    assert refusal(b'msgstr "a"\nmsgid "b"\n') == Refused(1, Reason.NOT_READABLE)


LINES_OF_PO = [
    'msgid "', 'msgid ""\n', 'msgstr "x"\n', 'msgstr[0] "x"\n', 'msgctxt "a b"\n', '"x\\"', '"\n', "\n",
    '"Language: ar\\n"\n',
    "#~ ", "#| ", "#, fuzzy\n", "#.\n", "#:\n", "\r", "\u2028", "\\", "x", "msgid_plural", "#", __file__,
]  # fmt: skip


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(st.sampled_from(LINES_OF_PO), max_size=8).map("".join))
def test_any_text_is_read_or_refused_as_po(text):
    try:
        page_ids = read(f"msgid{text}".encode()).page_ids
    except NotReadable:
        page_ids = ()

    assert set(page_ids) <= {"", "a"}
