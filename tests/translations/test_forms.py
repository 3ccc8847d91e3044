import json

import pytest
from django.http import QueryDict

from content.core.languages import language_of
from content.core.text import text_digest
from content.translations.actions import Entry
from content.translations.forms import TranslationForm, posted_fields, shown
from content.translations.segments import Segment
from content.translations.staleness import Origin, String
from tests.factories import InfoPageFactory

TITLE = Segment("title", "Schule")
TEXT = Segment("body.a.text", "<p>Bald.</p>", is_rich=True)
SCHOOL = "مدرسة"
SEEN = text_digest(SCHOOL)
# The editor writes it otherwise.
BOLD = "<p><strong>قريبا</strong></p>"


def make_form(data=None, strings=None, segments=(TITLE, TEXT), **kwargs):
    if data is not None:
        query = QueryDict(mutable=True)
        query.update(data)
        data = query
    return TranslationForm(
        data, segments=list(segments), strings=strings or {}, language=language_of("ar"), **kwargs
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


def entered(data, strings=None):
    form = make_form(data, strings)
    form.is_valid()
    return form.entries()


def post(text, before=None, **fields):
    data = {"text-title": text, "made-from-title": TITLE.digest, **fields}
    return entered(data, {"title": before} if before else {})


@pytest.mark.parametrize("segment", [TITLE, TEXT], ids=["line", "rich-text"])
def test_fields_are_in_the_language_and_direction_of_the_translation(segment):
    html = str(make_form(segments=[segment]).fields_of(segment).text)

    assert ('lang="ar"' in html, 'dir="rtl"' in html) == (True, True)


def test_fields_begin_with_what_is_stored_and_name_it():
    fields = make_form(strings={"title": String(SCHOOL, "old")}).fields_of(TITLE)

    assert (fields.text.value(), fields.seen.value(), fields.made_from.value()) == (
        SCHOOL,
        SEEN,
        TITLE.digest,
    )


def test_fields_of_what_is_missing_are_empty():
    fields = make_form().fields_of(TITLE)

    assert (fields.text.value(), fields.seen.value()) == ("", "")


def test_fields_begin_with_what_was_entered_and_not_saved():
    form = make_form(strings={"title": String(SCHOOL, "old")}, entered={"title": "كلية"})

    assert form.fields_of(TITLE).text.value() == "كلية"


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        pytest.param(None, False, id="missing"),
        pytest.param(String(SCHOOL, TITLE.digest), True, id="by-a-person"),
        pytest.param(String(SCHOOL, TITLE.digest, Origin.MACHINE), False, id="by-a-machine"),
        pytest.param(String(SCHOOL, "old"), False, id="outdated"),
    ],
)
def test_only_what_is_up_to_date_counts_as_reviewed_from_the_start(string, expected):
    form = make_form(strings={"title": string} if string else {})

    assert form.fields_of(TITLE).is_reviewed.value() is expected


@pytest.mark.parametrize(
    ("text", "before", "fields", "expected"),
    [
        pytest.param(SCHOOL, None, {}, String(SCHOOL, TITLE.digest), id="new"),
        pytest.param(f" {SCHOOL} ", None, {}, String(SCHOOL, TITLE.digest), id="trimmed"),
        pytest.param("", String(SCHOOL, TITLE.digest), {"seen-title": SEEN}, None, id="removed"),
        pytest.param(
            SCHOOL,
            String(SCHOOL, "old", Origin.MACHINE),
            {"seen-title": SEEN, "reviewed-title": "on"},
            String(SCHOOL, TITLE.digest),
            id="confirmed",
        ),
        pytest.param(
            f"ال{SCHOOL}",
            String(SCHOOL, "old", Origin.MACHINE),
            {"seen-title": SEEN},
            String(f"ال{SCHOOL}", TITLE.digest),
            id="changed",
        ),
        pytest.param(
            SCHOOL, None, {"made-from-title": "shown"}, String(SCHOOL, "shown"), id="german-changed-meanwhile"
        ),
        pytest.param(
            SCHOOL, None, {"made-from-title": ""}, String(SCHOOL, TITLE.digest), id="german-not-named"
        ),
        pytest.param(
            SCHOOL,
            None,
            {"origin-title": "MACHINE"},
            String(SCHOOL, TITLE.digest, Origin.MACHINE),
            id="taken-over-from-a-machine",
        ),
        pytest.param(
            SCHOOL,
            None,
            {"origin-title": "MACHINE", "reviewed-title": "on"},
            String(SCHOOL, TITLE.digest),
            id="taken-over-and-reviewed",
        ),
        pytest.param(
            "WhatsApp",
            None,
            {"origin-title": "COPY", "reviewed-title": "on"},
            String("WhatsApp", TITLE.digest),
            id="the-same-in-both-languages",
        ),
    ],
)
def test_what_was_entered(text, before, fields, expected):
    assert post(text, before, **fields) == {"title": Entry(expected, fields.get("seen-title", ""))}


@pytest.mark.parametrize(
    ("text", "before", "fields"),
    [
        pytest.param("", None, {}, id="empty"),
        pytest.param("Schule", None, {"origin-title": "COPY"}, id="german-that-was-copied"),
        pytest.param(SCHOOL, String(SCHOOL, "old", Origin.MACHINE), {"seen-title": SEEN}, id="machine"),
        pytest.param(
            SCHOOL, String("كلية", TITLE.digest), {"seen-title": SEEN}, id="changed-by-somebody-else"
        ),
        pytest.param(SCHOOL, None, {"seen-title": SEEN}, id="removed-by-somebody-else"),
        pytest.param(
            SCHOOL,
            String("كلية", "old"),
            {"seen-title": SEEN, "reviewed-title": "on"},
            id="reviewed-and-changed-by-somebody-else",
        ),
        pytest.param(
            SCHOOL,
            String(SCHOOL, TITLE.digest),
            {"seen-title": SEEN, "reviewed-title": "on", "made-from-title": "shown"},
            id="confirmed-by-somebody-else-for-newer-german",
        ),
        pytest.param(
            SCHOOL,
            String(SCHOOL, "shown"),
            {"seen-title": SEEN, "reviewed-title": "on", "made-from-title": "shown"},
            id="reviewed-for-the-german-of-before",
        ),
        pytest.param(
            "كلية", String(SCHOOL, "old"), {"choice-title": "theirs"}, id="the-other-text-was-chosen"
        ),
    ],
)
def test_what_was_left_as_it_was_shown_is_not_entered(text, before, fields):
    assert post(text, before, **fields) == {}


def test_what_is_not_posted_is_left_alone():
    assert entered({"publish": "1"}, {"title": String(SCHOOL, "old")}) == {}


def test_saving_rich_text_as_it_was_shown_changes_nothing():
    strings = {"body.a.text": String(BOLD, TEXT.digest, Origin.MACHINE)}
    form = make_form(strings=strings)

    found = entered(
        {
            "text-body_a_text": form.editable(TEXT, BOLD),
            "seen-body_a_text": form.fields_of(TEXT).seen.value(),
        },
        strings,
    )

    assert found == {}


def test_rich_text_that_was_changed_is_entered():
    strings = {"body.a.text": String(BOLD, TEXT.digest)}
    form = make_form(strings=strings)
    seen = form.fields_of(TEXT).seen.value()

    found = entered({"text-body_a_text": rich("لاحقا"), "seen-body_a_text": seen}, strings)

    assert found == {"body.a.text": Entry(String("<p>لاحقا</p>", TEXT.digest), seen)}


@pytest.mark.parametrize("posted", [rich(""), rich("", "")], ids=["paragraph", "paragraphs"])
def test_rich_text_without_text_is_none(posted):
    assert entered({"text-body_a_text": posted}) == {}


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<p>Im <b>Amt</b></p>", "<p>Im <b>Amt</b></p>", id="markup"),
        pytest.param("Im Amt", "<p>Im Amt</p>", id="text"),
        pytest.param("<p><script>x</script>Amt</p>", "<p>xAmt</p>", id="what-the-editor-would-not-write"),
        pytest.param("<p>Im <b>Amt</p>", "<p>&lt;p&gt;Im &lt;b&gt;Amt&lt;/p&gt;</p>", id="open-tag"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_rich_text_without_scripts_is_markup(markup, expected):
    data = {"text-body_a_text": rich(""), "markup-body_a_text": markup}

    found = entered({**data, "seen-body_a_text": "x"})

    assert found == {"body.a.text": Entry(String(expected, TEXT.digest) if expected else None, "x")}


def test_a_title_that_is_too_long_is_refused_and_kept():
    form = make_form({"text-title": "x" * 256})
    form.is_valid()

    refused = form.refused()

    assert ({key: refusal.text for key, refusal in refused.items()}, form.entries()) == (
        {"title": "x" * 256},
        {},
    )
    assert [len(refusal.errors) for refusal in refused.values()] == [1]


def test_what_a_script_sends_becomes_fields():
    sent = [{"key": "body.a.text", "text": "x", "seen": "", "reviewed": 1}, {"key": "title"}]

    assert posted_fields(sent) == {"text-body_a_text": "x", "seen-body_a_text": ""}


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_pages_that_are_linked_are_read_at_once(state, count, django_assert_num_queries):
    pages = [InfoPageFactory.create(parent=state) for _ in range(count)]
    links = [f'<p><a linktype="page" id="{page.pk}">Amt</a></p>' for page in pages]
    segments = [
        Segment(f"body.{page.pk}.text", link, is_rich=True) for page, link in zip(pages, links, strict=True)
    ]
    form = make_form(segments=segments)

    with django_assert_num_queries(2):
        states = [json.loads(form.editable(segment, segment.text)) for segment in segments]

    assert [found["entityMap"]["0"]["data"] for found in states] == [
        {"id": page.pk, "url": f"/admin/pages/{page.pk}/", "parentId": state.pk} for page in pages
    ]


@pytest.mark.django_db
def test_page_that_is_gone_stays_linked(state):
    segment = Segment("body.a.text", '<p><a linktype="page" id="4711">Amt</a></p>', is_rich=True)

    found = json.loads(make_form(segments=[segment]).editable(segment, segment.text))

    assert found["entityMap"]["0"]["data"] == {"id": 4711, "url": None, "parentId": None}


def test_rich_text_is_shown_with_links_to_where_editors_find_pages():
    html = '<p><a id="4" linktype="page">Amt</a> <a href="https://example.org">x</a></p>'

    assert shown(html) == '<p><a href="/admin/pages/4/">Amt</a> <a href="https://example.org">x</a></p>'
