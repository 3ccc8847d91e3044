from django.utils.translation import override

from content.modules.blocks import LocalBodyBlock
from content.overrides.plain import plain_fields, with_plain_texts
from tests.factories import blocks

BODY = [
    blocks.steps("a", "So geht es", ("Anrufen", "Vormittags."), ("Hingehen", "")),
    blocks.image("b", 7, "Ein Haus"),
]


def test_texts_are_listed_in_reading_order():
    with override("en"):
        found = [
            (field.key, field.label, field.value, field.is_long)
            for field in plain_fields(BODY, LocalBodyBlock())
        ]

    assert found == [
        (".0.heading", "Heading", "So geht es", False),
        (".0.items.0.title", "What to do", "Anrufen", False),
        (".0.items.0.text", "Explanation", "<p>Vormittags.</p>", True),
        (".0.items.1.title", "What to do", "Hingehen", False),
        (".0.items.1.text", "Explanation", "", True),
        (".1.alt", "What the image shows, for people who cannot see it", "Ein Haus", False),
        (".1.caption", "Caption", "", False),
    ]


def test_a_text_is_put_in_its_place():
    changed = with_plain_texts(BODY, {".0.items.1.title": "Schreiben", ".9.heading": "nowhere"})

    assert changed == [
        blocks.steps("a", "So geht es", ("Anrufen", "Vormittags."), ("Schreiben", "")),
        BODY[1],
    ]


def test_what_is_not_stored_whole_has_the_texts_that_it_has():
    stored = [
        {"type": "gone", "id": "a", "value": {}},
        {"type": "steps", "id": "b", "value": {"items": None}},
    ]

    fields = plain_fields([*stored, {"type": "section", "id": "c", "value": None}], LocalBodyBlock())

    assert [field.key for field in fields] == [".1.heading", ".2.heading", ".2.text"]
