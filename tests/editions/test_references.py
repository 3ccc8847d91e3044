import pytest

from content.editions.references import references_of
from tests.factories import InfoPageFactory, TranslationFactory, blocks
from tests.factories.images import ImageFactory

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves it to the garbage collector to close what it has written.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"),
]


def link(page):
    return f'<a linktype="page" id="{page.pk}">{page.title}</a>'


@pytest.fixture
def target(state):
    return InfoPageFactory.create(parent=state)


def test_pages_are_found_in_every_rich_text(state, target):
    page = InfoPageFactory.create(
        parent=state,
        body=[
            blocks.section("a", "Wann?", "Bald."),
            blocks.steps("b", "So", ("Eins", link(target))),
            blocks.links("c", "Mehr", ("Amt", "https://example.org")),
        ],
    )

    assert references_of([page]).page_keys == {target.pk: str(target.translation_key)}


def test_pages_are_found_in_translations(state, target):
    page = InfoPageFactory.create(parent=state)
    translation = TranslationFactory.create(page=page, translate=lambda text: f"<p>{link(target)}</p>")

    assert references_of([page], [translation]).page_keys == {target.pk: str(target.translation_key)}


@pytest.mark.parametrize(
    "block",
    [
        pytest.param({"type": "poll", "id": "p", "value": {"image": 1}}, id="unknown-type"),
        pytest.param({"type": "steps", "id": "p", "value": "x"}, id="another-shape"),
        pytest.param(blocks.image("p", 4711, "Ein Bild"), id="deleted-image"),
        pytest.param(blocks.section("p", "Wann?", '<a linktype="page" id="4711">x</a>'), id="deleted-page"),
        pytest.param({"type": "section", "id": "p", "value": {"heading": "x", "text": None}}, id="no-text"),
        pytest.param(blocks.image("p", None, "Ein Bild"), id="no-image"),
    ],
)
def test_what_is_not_there_is_not_found(state, block):
    page = InfoPageFactory.create(parent=state, is_draft=True)
    page.body = [block]

    found = references_of([page])

    assert (found.page_keys, found.images) == ({}, {})


def test_images_come_in_two_widths(state):
    image = ImageFactory.create()
    page = InfoPageFactory.create(parent=state, body=[blocks.image("a", image.pk, "Ein Bild")])

    file = references_of([page]).images[image.pk]

    assert (file["width"], file["height"]) == (960, 640)
    assert [(size["width"], size["url"].endswith(".webp")) for size in file["sizes"]] == [
        (480, True),
        (960, True),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_query_count(state, count, django_assert_num_queries):
    targets = [InfoPageFactory.create(parent=state) for _ in range(count)]
    images = [ImageFactory.create(file__width=60, file__height=40) for _ in range(count)]
    pages = [
        InfoPageFactory.create(
            parent=state,
            body=[blocks.section("a", "Wann?", link(target)), blocks.image("b", image.pk, "Ein Bild")],
        )
        for target, image in zip(targets, images, strict=True)
    ]
    references_of(pages)

    with django_assert_num_queries(3):
        found = references_of(pages)

    assert (len(found.page_keys), len(found.images)) == (count, count)
