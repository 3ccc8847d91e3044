import pytest

from content.seed.file_problems import source_problem, translation_problem

GERMAN = {
    "slug": "amt",
    "title": "Amt",
    "blocks": [
        {"id": "how", "type": "steps", "items": [{"id": "go", "title": "Gehen"}]},
        {"id": "b", "type": "term"},
    ],
}


def test_nothing_is_wrong_with_a_good_file():
    assert source_problem(GERMAN) is None
    assert translation_problem(GERMAN, {"blocks": {"how": {"items": {"go": {"title": "Go"}}}}}) is None
    assert translation_problem(GERMAN, {}) is None


@pytest.mark.parametrize("blocks", ["many", [5], [{}], [{"id": ""}], {"how": {}}])
def test_blocks_have_ids(blocks):
    expected = "the blocks are not a list in which each has an “id”"

    assert source_problem(GERMAN | {"blocks": blocks}) == expected


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ({"gone": {}}, "German has no block “gone”"),
        ({"how": "x"}, "block “how” is not a table"),
        ({"how": {"items": {"wait": {}}}}, "German has no item “wait” in “how”"),
        ({"how": {"items": {"go": "x"}}}, "German has no item “go” in “how”"),
        ({"how": {"items": ["go"]}}, "German has no item “items” in “how”"),
        ({"b": {"items": {"go": {}}}}, "German has no item “go” in “b”"),
        (["how"], "German has no block “blocks”"),
    ],
)
def test_translation_has_what_german_has(blocks, expected):
    assert translation_problem(GERMAN, {"blocks": blocks}) == expected
