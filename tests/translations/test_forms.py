import json

import pytest
from django.http import QueryDict

from content.core.languages import language_of
from content.translations.forms import TranslationForm
from content.translations.segments import Segment
from content.translations.staleness import Origin, Status, String

TITLE = Segment("title", "Schule")
TEXT = Segment("body.a.text", "<p>Bald.</p>", is_rich=True)
SEEN = "2026-01-02T03:04:05"


def make_form(data=None, strings=None, seen=SEEN, segments=(TITLE, TEXT), **posted):
    if data is not None or posted:
        query = QueryDict(mutable=True)
        query.update({"seen": SEEN, **(data or {}), **posted})
        data = query
    return TranslationForm(
        data, segments=list(segments), strings=strings or {}, language=language_of("ar"), seen=seen
    )


def rich(*paragraphs):
    """Return what the rich text editor posts."""
    blocks = [
        {
            "key": f"k{number}",
            "text": text,
            "type": "unstyled",
            "depth": 0,
            "inlineStyleRanges": [],
            "entityRanges": [],
        }
        for number, text in enumerate(paragraphs)
    ]
    return json.dumps({"blocks": blocks, "entityMap": {}})


def submitted(form):
    assert form.is_valid(), form.errors
    return form.translated()


def post(text, strings, **fields):
    return submitted(make_form({"text-title": text, "made-from-title": TITLE.digest, **fields}, strings))


def test_rows_show_each_segment_with_its_string():
    strings = {
        "title": String("مدرسة", TITLE.digest),
        "body.a.text": String("<p>قريبا.</p>", "old", Origin.MACHINE),
    }

    rows = list(make_form(strings=strings).rows())

    assert [(row.segment, row.status, row.text.initial) for row in rows] == [
        (TITLE, Status.UP_TO_DATE, "مدرسة"),
        (TEXT, Status.OUTDATED, "<p>قريبا.</p>"),
    ]
    assert [row.made_from.initial for row in rows] == [TITLE.digest, TEXT.digest]


@pytest.mark.parametrize("segment", [TITLE, TEXT], ids=["line", "rich-text"])
def test_fields_are_in_the_language_and_direction_of_the_translation(segment):
    html = str(next(iter(make_form(segments=[segment]).rows())).text)

    assert ('lang="ar"' in html, 'dir="rtl"' in html) == (True, True)


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        pytest.param(None, False, id="missing"),
        pytest.param(String("مدرسة", TITLE.digest), True, id="by-a-person"),
        pytest.param(String("مدرسة", TITLE.digest, Origin.MACHINE), False, id="by-a-machine"),
        pytest.param(String("مدرسة", "old"), False, id="outdated"),
    ],
)
def test_only_what_is_up_to_date_counts_as_reviewed_from_the_start(string, expected):
    form = make_form(strings={"title": string} if string else {})

    assert next(iter(form.rows())).is_reviewed.initial is expected


@pytest.mark.parametrize(
    ("text", "before", "fields", "expected"),
    [
        pytest.param("مدرسة", None, {}, String("مدرسة", TITLE.digest), id="new"),
        pytest.param(" مدرسة ", None, {}, String("مدرسة", TITLE.digest), id="trimmed"),
        pytest.param("", None, {}, None, id="empty"),
        pytest.param("", String("مدرسة", TITLE.digest), {}, None, id="removed"),
        pytest.param(
            "مدرسة",
            String("مدرسة", "old", Origin.MACHINE),
            {},
            String("مدرسة", "old", Origin.MACHINE),
            id="untouched",
        ),
        pytest.param(
            "مدرسة", String("مدرسة", "old"), {}, String("مدرسة", "old"), id="outdated-and-untouched"
        ),
        pytest.param(
            "مدرسة",
            String("مدرسة", "old", Origin.MACHINE),
            {"reviewed-title": "on"},
            String("مدرسة", TITLE.digest),
            id="confirmed",
        ),
        pytest.param(
            "المدرسة",
            String("مدرسة", "old", Origin.MACHINE),
            {},
            String("المدرسة", TITLE.digest),
            id="changed",
        ),
        pytest.param(
            "مدرسة", None, {"made-from-title": "seen"}, String("مدرسة", "seen"), id="source-changed-meanwhile"
        ),
        pytest.param(
            "مدرسة", None, {"made-from-title": ""}, String("مدرسة", TITLE.digest), id="source-not-named"
        ),
    ],
)
def test_what_a_string_is_after_saving(text, before, fields, expected):
    found = post(text, {"title": before} if before else {}, **fields)

    assert found == ({"title": expected} if expected else {})


def test_saving_the_form_as_it_was_shown_changes_nothing():
    strings = {
        "title": String("مدرسة", "old"),
        "body.a.text": String("<p>قريبا.</p>", TEXT.digest, Origin.MACHINE),
    }
    shown = make_form(strings=strings)
    data = {field.html_name: field.initial for row in shown.rows() for field in (row.text, row.made_from)}
    text_widget = shown.fields["text-body_a_text"].widget
    data["text-body_a_text"] = text_widget.format_value(data["text-body_a_text"])

    assert submitted(make_form(data, strings)) == strings


def test_rich_text_is_stored_without_what_the_editor_writes_for_itself():
    form = make_form({"text-body_a_text": rich("قريبا."), "made-from-body_a_text": TEXT.digest})

    assert submitted(form) == {"body.a.text": String("<p>قريبا.</p>", TEXT.digest)}


@pytest.mark.parametrize("posted", [rich(""), rich("", "")], ids=["paragraph", "paragraphs"])
def test_rich_text_without_text_is_none(posted):
    assert submitted(make_form({"text-body_a_text": posted})) == {}


def test_a_title_is_not_longer_than_a_title_may_be():
    form = make_form({"text-title": "x" * 256})

    assert list(form.errors) == ["text-title"]


def test_a_form_that_somebody_else_has_overtaken_is_refused_once():
    form = make_form({"text-title": "مدرسة"}, seen="2026-01-02T03:04:06")

    assert form.has_error("__all__", "conflict")
    assert form["seen"].value() == "2026-01-02T03:04:06"
    assert form["text-title"].value() == "مدرسة"
