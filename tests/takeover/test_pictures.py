import pytest
from wagtail.images import get_image_model
from wagtail.models import Collection

from content.takeover.actions import pictures
from content.takeover.losses import LossKind
from content.takeover.models import TakenPicture
from content.takeover.sources import Server
from tests.takeover.fake_integreat import picture
from tests.takeover.running import bring, fates, page_at, strings_of, texts_of

pytestmark = pytest.mark.django_db
ADDRESS = '<img src="{}" alt="Der Plan">'


@pytest.fixture
def page(region, mainz):
    """A page that shows two images, of which the second is the same as the first under another address."""
    region.files |= {"/media/plan.png": picture(), "/media/Plan 2.png": picture()}
    return region.add("plan", de=("Plan", ADDRESS.format("/media/plan.png")))


def images():
    return list(get_image_model().objects.order_by("pk"))


def test_image_lies_in_the_districts_collection(server, page):
    bring(server)

    (image,) = images()
    assert (image.title, image.collection.name, image.width, image.file_size) == (
        "Der Plan",
        "Mainz",
        60,
        len(picture()),
    )
    (block,) = page_at("plan").body.raw_data
    assert block["value"] == {"image": image.pk, "alt": "Der Plan", "caption": ""}


def test_image_is_fetched_once(server, region, page):
    region.add("andere", de=("Andere", ADDRESS.format("/media/plan.png")))

    bring(server)
    bring(server)

    assert server.asked.count("/media/plan.png") == 1
    assert len(images()) == 1


def test_image_that_is_the_same_is_stored_once(server, region, page):
    region.add("andere", de=("Andere", ADDRESS.format("/media/Plan 2.png")))
    region.files["/media/Plan%202.png"] = picture()

    bring(server)

    assert (len(images()), TakenPicture.objects.count(), Collection.objects.count()) == (1, 2, 2)


def test_image_is_not_fetched_for_a_trial(server, page):
    bring(server, is_tried=True)

    assert "/media/plan.png" not in server.asked


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        pytest.param(b"<svg/>", LossKind.PICTURE_KIND, id="drawing"),
        pytest.param(b"", LossKind.PICTURE_KIND, id="nothing"),
        pytest.param(picture()[:60], LossKind.PICTURE_KIND, id="broken"),
        pytest.param(picture(kind="BMP"), LossKind.PICTURE_KIND, id="other-kind"),
        pytest.param(None, LossKind.PICTURE_GONE, id="gone"),
    ],
)
def test_image_that_cannot_be_taken_is_left_out(server, region, page, file, kind):
    page.said["de"] = (
        "Plan",
        f"<figure>{ADDRESS.format('/x.png')}<figcaption>Unser Plan</figcaption></figure>",
    )
    region.files |= {"/x.png": file} if file is not None else {}

    report = bring(server)

    assert report.losses == {kind: 1}
    assert texts_of(page_at("plan")) == ["<p>Unser Plan</p>"]
    assert fates(bring(server)) == {"plan": {"de": "UNCHANGED"}}
    assert server.asked.count("/x.png") == 1


@pytest.mark.parametrize(("most", "is_decoded"), [("MOST_PIXELS", True), ("Image.MAX_IMAGE_PIXELS", False)])
def test_image_with_too_many_pixels_is_left_out(server, page, monkeypatch, most, is_decoded):
    monkeypatch.setattr(f"content.takeover.actions.pictures.{most}", 60 * 40 - 1)

    assert bring(server).losses == {LossKind.PICTURE_SIZE: 1}
    assert images() == []


def test_image_that_is_too_large_is_left_out(server, page, monkeypatch):
    monkeypatch.setattr("content.takeover.sources.LARGEST_PICTURE", 10)

    assert bring(server).losses == {LossKind.PICTURE_SIZE: 1}


def test_image_with_a_long_address_is_left_out(server, page):
    page.said["de"] = ("Plan", ADDRESS.format("/" + "x" * 1000))

    assert bring(server).losses == {LossKind.PICTURE_SIZE: 1}


def test_image_that_could_not_be_fetched_comes_with_the_next_run(server, page):
    server.instead = lambda path: (403, {}, b"") if path == "/media/plan.png" else None
    assert bring(server).losses == {LossKind.PICTURE_GONE: 1}
    assert fates(bring(server)) == {"plan": {"de": "UNCHANGED"}}
    server.instead = lambda path: None

    report = bring(server)

    assert fates(report) == {"plan": {"de": "UPDATED"}}
    assert len(page_at("plan").body.raw_data) == 1
    assert fates(bring(server)) == {"plan": {"de": "UNCHANGED"}}


def test_image_that_could_not_be_fetched_does_not_come_where_somebody_has_written(server, page):
    server.instead = lambda path: (403, {}, b"") if path == "/media/plan.png" else None
    bring(server)
    ours = page_at("plan")
    ours.title = "Unser Plan"
    ours.save_revision()
    server.instead = lambda path: None

    assert fates(bring(server)) == {"plan": {"de": "UNCHANGED"}}


def test_translation_shows_the_image_of_the_german_page(server, region, page):
    region.files["/media/ar.png"] = picture("red")
    page.said["ar"] = ("خطة", '<img src="/media/ar.png" alt="الخطة">')

    report = bring(server)

    assert report.losses == {LossKind.OTHER_PICTURE: 1}
    assert strings_of("plan", "ar") == ["خطة", "الخطة"]
    assert "/media/ar.png" not in server.asked


def test_translation_without_the_image_that_the_german_lacks_too(server, region, page):
    page.said |= {
        "de": ("Plan", ADDRESS.format("/no.png") + "<p>a</p>"),
        "ar": ("خطة", ADDRESS.format("/no.png") + "<p>ب</p>"),
    }

    assert fates(bring(server)) == {"plan": {"de": "CREATED", "ar": "CREATED"}}


def test_translation_with_more_images_is_built_otherwise(server, region, page):
    page.said["ar"] = ("خطة", ADDRESS.format("/media/plan.png") * 2 + ADDRESS.format("/x.png"))

    report = bring(server)

    assert fates(report)["plan"]["ar"] == "BUILT_OTHERWISE"


def test_own_text_shows_the_images_that_are_there(server, region, page):
    region.languages["de-si"] = "Einfach"
    page.said["de-si"] = ("Plan", f"<p>a</p>{ADDRESS.format('/media/plan.png')}{ADDRESS.format('/x.png')}")

    report = bring(server)

    assert report.losses == {LossKind.OTHER_PICTURE: 1}
    assert fates(report)["plan"]["de-simple"] == "CREATED"


@pytest.mark.parametrize("count", [1, 3])
def test_known_images_cost_one_query(mainz, server, count, django_assert_num_queries):
    addresses = [f"{server.url}/media/{number}.png" for number in range(count)]
    server.region.files |= {f"/media/{number}.png": picture() for number in range(count)}
    source = Server(server.url, "mainz")
    pictures.fetch_pictures(pictures=dict.fromkeys(addresses, "x"), district=mainz, source=source)

    with django_assert_num_queries(1):
        again = pictures.fetch_pictures(pictures=dict.fromkeys(addresses, "x"), district=mainz, source=source)

    assert len(again.images) == count
