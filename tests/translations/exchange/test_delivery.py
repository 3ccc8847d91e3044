from dataclasses import replace

import pytest

from content.translations.exchange.delivery import Declared, Delivered, Delivery
from content.translations.exchange.documents import Document, Reason, Refused, Section, Translated, Unit
from content.translations.exchange.formats import FORMATS, read
from content.translations.exchange.inline import Closing, Opening
from content.translations.staleness import Status

EACH_FORMAT = pytest.mark.parametrize("key", list(FORMATS))
RICH = Unit(
    "text",
    '<p>Zum <a linktype="page" id="3">Amt</a></p>',
    '<p>إلى <a linktype="page" id="3">المكتب</a></p>',
    is_rich=True,
    status=Status.UP_TO_DATE,
    note="Text",
)


def document(*units):
    return Document("de", "ar", (Section("page:7", "Schule", units),) if units else ())


def sent_back(key, unit, before="", after="", now=None):
    """Write a unit, change its file as a translator would, and compare it with the unit as it is then."""
    content = FORMATS[key].write(document(unit)).replace(before.encode(), after.encode())
    return read(content).compared_with(document(now or unit))


def only(reading):
    (found,) = reading.translated + reading.refused
    return found


@EACH_FORMAT
def test_a_changed_translation_gets_its_links_back(key):
    found = only(sent_back(key, RICH, "المكتب", "الدائرة"))

    assert found.text == RICH.target.replace("المكتب", "الدائرة")
    assert (found.is_unchanged, found.is_source_changed) == (False, False)


@EACH_FORMAT
def test_a_changed_plain_text(key):
    unit = Unit("title", "Amt", "مكتب", status=Status.UP_TO_DATE)

    found = only(sent_back(key, unit, "مكتب", "&amp; دائرة"))

    assert found.text == ("&amp; دائرة" if key == "po" else "& دائرة")


@EACH_FORMAT
def test_a_translation_made_from_other_german_knows_from_which(key):
    now = replace(RICH, source=RICH.source.replace("Zum", "Jetzt zum"))

    found = only(sent_back(key, RICH, "المكتب", "الدائرة", now))

    assert (found.digest, found.is_source_changed) == (RICH.digest, True)
    assert found.text == RICH.target.replace("المكتب", "الدائرة")


@EACH_FORMAT
def test_a_link_that_has_left_the_german_is_refused(key):
    now = replace(RICH, source="<p>Zum Amt</p>", target="")

    found = only(sent_back(key, RICH, now=now))

    assert (found.reason, found.tag, found.detail) == (Reason.SOURCE_CHANGED, "a", "المكتب")


@EACH_FORMAT
def test_paragraphs_of_other_german_are_kept(key):
    now = replace(RICH, source="<h1>Amt</h1>", target='<h1><a linktype="page" id="3">Amt</a></h1>')

    assert only(sent_back(key, RICH, now=now)).text == RICH.target


def test_a_tag_that_nothing_known_has_is_refused():
    script = (Opening("script-1"), "x", Closing("script-1"))
    delivery = Delivery((), (Delivered(1, "page:7", "text", script, script, digest="other"),))

    found = only(delivery.compared_with(document(RICH)))

    assert found == Refused(1, Reason.SOURCE_CHANGED, "x", "page:7", "text", "script")


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        pytest.param("xliff12", '<g id="a.030552" ctype="link">المكتب</g>', "المكتب", id="xliff12"),
        pytest.param("po", '<a linktype=\\"page\\" id=\\"3\\">المكتب</a>', "المكتب", id="po"),
        pytest.param(
            "xliff20",
            '<pc id="a.030552" type="link" canCopy="no" canDelete="no">المكتب</pc>',
            "المكتب",
            id="xliff20",
        ),
    ],
)
def test_a_lost_link_is_refused(key, before, after):
    found = only(sent_back(key, RICH, before, after))

    assert (found.reason, found.tag, found.detail) == (Reason.MARKUP_LOST, "a", "Amt")
    assert (found.page_id, found.key) == ("page:7", "text")


def test_overlapping_tags_are_refused():
    found = only(sent_back("po", RICH, "<p>إلى", "<p><b>إلى</p></b>"))

    assert (found.reason, found.tag) == (Reason.MARKUP_NOT_CLOSED, "b")


def test_a_code_that_nobody_gave_out_is_refused():
    found = only(sent_back("xliff12", RICH, "إلى ", 'إلى <it id="p-1" pos="open">x</it>'))

    assert (found.reason, found.tag) == (Reason.MARKUP_UNKNOWN, "it")


def test_marks_of_a_program_are_looked_through():
    found = only(sent_back("xliff20", RICH, "إلى ", 'إلى <mrk id="m1" type="term">الآن</mrk> '))

    assert found.text == RICH.target.replace("إلى ", "إلى الآن ")


OUTDATED, BY_MACHINE = replace(RICH, status=Status.OUTDATED), replace(RICH, status=Status.MACHINE_TRANSLATED)
STATUSES = {
    "xliff12-not-said": ("xliff12", RICH, ' state="final"', "", Status.UP_TO_DATE),
    "xliff12-not-finished": ("xliff12", RICH, '"final"', '"needs-translation"', Status.OUTDATED),
    "xliff12-machine": (
        "xliff12", RICH, '"final"', '"new" state-qualifier="mt-suggestion"', Status.MACHINE_TRANSLATED,
    ),
    "xliff20-not-said": ("xliff20", RICH, ' state="final"', "", Status.UP_TO_DATE),
    "xliff20-translated": ("xliff20", RICH, '"final"', '"translated"', Status.UP_TO_DATE),
    "xliff20-not-finished": ("xliff20", RICH, '"final"', '"initial"', Status.OUTDATED),
    "po-confirmed": ("po", OUTDATED, "#, fuzzy\n", "", Status.UP_TO_DATE),
    "po-machine": ("po", BY_MACHINE, "إلى", "نحو", Status.MACHINE_TRANSLATED),
}  # fmt: skip


@pytest.mark.parametrize(("key", "unit", "before", "after", "status"), STATUSES.values(), ids=list(STATUSES))
def test_status(key, unit, before, after, status):
    assert only(sent_back(key, unit, before, after)).status is status


@pytest.mark.parametrize("text", ["مكتب", "دائرة"])
def test_where_a_file_does_not_say_whether_it_is_finished_a_change_says_it(text):
    unit = Unit("title", "Amt", "مكتب", status=Status.MACHINE_TRANSLATED)
    delivery = Delivery((), (Delivered(3, "page:7", "title", ("Amt",), (text,)),))

    found = only(delivery.compared_with(document(unit)))

    expected = Status.MACHINE_TRANSLATED if text == unit.target else Status.UP_TO_DATE
    assert found == Translated("page:7", unit, text, unit.digest, expected, 3)


def test_a_program_may_drop_what_says_which_german_it_was():
    found = only(sent_back("xliff12", RICH, f' extradata="{RICH.digest}"', ""))
    changed = only(
        sent_back("xliff12", RICH, f' extradata="{RICH.digest}"', "", replace(RICH, source="<p>X</p>"))
    )

    assert (found.is_source_changed, changed.is_source_changed) == (False, True)


def test_a_string_that_is_there_twice_is_refused_the_second_time():
    string = Delivered(3, "page:7", "text", RICH.source, RICH.target)

    reading = Delivery((), (string, replace(string, line=9))).compared_with(document(RICH))

    assert [found.line for found in reading.translated] == [3]
    assert reading.refused == (Refused(9, Reason.REPEATED_SEGMENT, "", "page:7", "text"),)


def test_a_string_that_was_split_is_refused():
    found = only(sent_back("xliff20", RICH, "</segment>", "</segment><segment/>"))

    assert (found.reason, found.key) == (Reason.SPLIT_SEGMENT, "text")


@EACH_FORMAT
def test_what_is_not_translated_is_left_out(key):
    assert sent_back(key, replace(RICH, target="", status=Status.MISSING)).translated == ()


def test_markup_without_text_is_not_translated():
    assert sent_back("po", replace(RICH, target="<p> </p>")).translated == ()


def test_a_unit_without_a_target_is_left_out():
    unit = Unit("title", "Amt", status=Status.MISSING)

    assert sent_back("xliff12", unit, '<target state="needs-translation"/>', "").translated == ()


def test_gettext_writes_languages_in_its_own_way():
    delivery = Delivery((Declared(1, "", "SR_latn"), Declared(2, "de", "")))

    assert delivery.compared_with(Document("de", "sr-Latn", ())).refused == ()
    assert delivery.target_language == "SR_latn"


@pytest.mark.parametrize("said", ["x" * 5000, "00ff"])
def test_what_is_no_digest_says_nothing(said):
    found = only(sent_back("xliff12", RICH, RICH.digest, said))

    assert (found.digest, found.is_source_changed) == (RICH.digest, False)
