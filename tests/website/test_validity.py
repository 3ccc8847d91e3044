"""Every kind of page is HTML as the standard has it: other programs read it too."""

import pytest

from content.editions.actions import refresh
from content.website import printed, tools
from tests.factories import InfoPageFactory, PlaceFactory, TermFactory, blocks, translated
from tests.factories.happenings import event, news
from tests.factories.images import ImageFactory
from tests.website.validating import errors_in, require_java

PAGES = {
    "choice": "/{language}/",
    "districts-found": "/{language}/?q=Dorf",
    "no-district-found": "/{language}/?q=xyzzy",
    "home": "/mainz/{language}/",
    "home-without-a-theme": "/trier/{language}/",
    "topic": "/mainz/{language}/schule/",
    "text": "/mainz/{language}/schule/alles/",
    "beside-german": "/mainz/{language}/schule/alles/?beside=de",
    "news": "/mainz/{language}/news/",
    "events": "/mainz/{language}/events/",
    "event": "/mainz/{language}/fest/",
    "not-translated": "/mainz/{language}/gesundheit/arzt/",
    "search": "/mainz/{language}/search/",
    "found": "/mainz/{language}/search/?q=Anmeldung",
    "nothing-found": "/mainz/{language}/search/?q=xyzzy",
    "feedback": "/mainz/{language}/feedback/",
    "feedback-on-a-page": "/mainz/{language}/feedback/schule/",
    "no-page": "/mainz/{language}/nirgends/",
    "no-district": "/bonn/{language}/",
    "no-paper": "/mainz/{language}/schule.pdf",
    "frame": "/embed/mainz/{language}/schule/alles/",
    "frame-of-topics": "/embed/mainz/{language}/",
    "frame-without-a-page": "/embed/mainz/{language}/nirgends/",
}


def everything(image):
    """Return a block of each kind, twice where that might make an id that there is already."""
    return [
        blocks.section("section", "Eins", "Das Schulamt hilft."),
        blocks.steps("steps", "Schritte", ("Erst", "dies"), ("Dann", "das")),
        blocks.notice("notice", "Wichtig.", "important"),
        blocks.notice("alarm", "Notfall.", "emergency"),
        blocks.checklist("list", "Mitbringen", "Ausweis", "Zeugnis"),
        blocks.question("question", "Was tun?", "Fragen."),
        blocks.question("another", "Und dann?", "Warten."),
        blocks.contact("contact", "schulamt", "Rufen Sie an."),
        blocks.contact("again", "schulamt"),
        blocks.links("links", "Mehr", ("Land", "https://example.org/")),
        blocks.phones("phones", "Rufen Sie an", ("Notruf", "112", "Tag und Nacht")),
        blocks.table("table", "Preise", ["Was", "Wie viel"], ["Eins", "2"], ["Zwei", "3"]),
        blocks.image("image", image.pk, "Ein Bild", "Darunter"),
        blocks.video("video", "Film", "https://example.org/film", "Worum es geht"),
        blocks.term("term", "Schulamt", "Hilft bei der Schule."),
    ]


@pytest.fixture
def _filled(world, monkeypatch):
    """The world with a page that has everything, a theme, a village; without a press."""
    for module in (tools, printed):
        monkeypatch.setattr(module, "can_print", lambda: False)
    TermFactory.create(name="Zeugnis")
    PlaceFactory.create(name="Dorf", district=world.mainz)
    page = InfoPageFactory.create(
        parent=world.school,
        slug="alles",
        body=everything(ImageFactory.create()),
        checked_date="2026-01-31",
        sources=[blocks.source("source", "Land", "https://example.org/")],
    )
    translated(page, "ar")
    event(3, parent=world.mainz.home, slug="fest", venue="Rathaus\nMarkt 1")
    news(parent=world.mainz.home, slug="neu")
    world.mainz.theme = "rhein"
    world.mainz.save()
    refresh()


@pytest.mark.slow
@pytest.mark.on_any_database
@pytest.mark.django_db
@pytest.mark.usefixtures("_filled")
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")
def test_every_kind_of_page_is_valid(client, tmp_path):
    require_java()
    statuses = {}
    for name, address in PAGES.items():
        for language in ("de", "ar"):
            response = client.get(address.format(language=language))
            statuses[name] = response.status_code
            (tmp_path / f"{name}.{language}.html").write_bytes(response.content)
    refused = client.post("/mainz/ar/feedback/", {"comment": ""})
    (tmp_path / "feedback-refused.html").write_bytes(refused.content)
    # The validator starts once, which takes it longer than all these pages.
    (tmp_path / "wrong.html").write_text(
        '<!doctype html>\n<html lang="de"><title>a</title>\n<p id="a"><p id="a">'
    )

    assert errors_in(tmp_path) == ["wrong.html:3: Duplicate ID “a”."]
    assert {name: status for name, status in statuses.items() if status != 200} == {
        "no-page": 404,
        "no-district": 404,
        "no-paper": 503,
        "frame-without-a-page": 404,
    }
