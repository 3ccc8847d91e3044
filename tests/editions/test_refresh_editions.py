import pytest
from django.core.management import CommandError, call_command

from content.districts.models import Contact
from content.editions.actions import mark_editions
from content.editions.models import Edition, Snapshot
from content.modules.models import InfoPage
from tests.factories.many import many_pages

pytestmark = pytest.mark.django_db


def run(capsys, *arguments):
    call_command("refresh_editions", *arguments)
    return capsys.readouterr()


def test_builds_what_is_marked(world, capsys):
    world.doctor.title = "Ärztin"
    world.doctor.save_revision().publish()

    assert run(capsys).out == "1 pages built, 4 editions with a new version.\n"


def test_builds_everything(world, capsys):
    Edition.objects.filter(district=world.mainz).update(content={}, version="")

    assert run(capsys, "--all").out == "4 pages built, 2 editions with a new version.\n"


def test_tells_its_progress(world, capsys):
    InfoPage.objects.all().delete()
    world.state.refresh_from_db()
    many_pages(41, world.state)

    assert run(capsys, "--all").err == "pages: 40 of 41\neditions: 2 of 4\n"


def test_finds_nothing_to_complain_of(world, capsys):
    assert run(capsys, "--check").out == "All editions are what building them afresh gives.\n"


def tamper_with_an_edition(world):
    edition = Edition.objects.get(district=world.trier, language="ar")
    edition.content["district"]["slug"] = "anders"
    edition.save()


def change_contact_behind_its_back(world):
    Contact.objects.filter(district=world.mainz).update(phone="06131 300")


@pytest.mark.parametrize(
    ("spoil", "listed"),
    [
        pytest.param(tamper_with_an_edition, "trier/ar\n", id="tampered"),
        pytest.param(change_contact_behind_its_back, "mainz/ar\nmainz/de\n", id="not-marked"),
    ],
)
def test_finds_editions_that_differ_and_changes_nothing(world, capsys, spoil, listed):
    spoil(world)
    before = list(Edition.objects.order_by("pk").values())

    with pytest.raises(CommandError) as failed:
        call_command("refresh_editions", "--check")

    assert failed.value.returncode == 1
    assert capsys.readouterr().out == listed
    assert list(Edition.objects.order_by("pk").values()) == before


def test_what_was_spoilt_is_mended_by_building_everything(world, capsys):
    tamper_with_an_edition(world)
    change_contact_behind_its_back(world)
    mark_editions(editions=Edition.objects.none())

    call_command("refresh_editions", "--all")

    assert run(capsys, "--check").out.endswith("All editions are what building them afresh gives.\n")


def test_checking_writes_nothing(world, capsys):
    before = Snapshot.objects.count()
    world.doctor.title = "Ärztin"
    world.doctor.save_revision().publish()

    with pytest.raises(CommandError):
        call_command("refresh_editions", "--check")

    assert Snapshot.objects.count() == before
