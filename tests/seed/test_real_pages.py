"""The pages that German cities publish, loaded as a district's own: what real texts are like."""

import json

import pytest
from django.conf import settings
from django.core.management import call_command

from content.seed.page_lines import parse
from tests.factories import DistrictFactory

FILE = settings.BASE_DIR.parent / "shared" / "data" / "reader-questions" / "pages.jsonl"
LANGUAGES = ("de", "en", "fr", "ar", "uk")


def titles(lines, code):
    return sorted(parse(line).texts[code][0] for line in lines)


@pytest.mark.bulk
@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.django_db
@pytest.mark.skipif(not FILE.exists(), reason="The file with real pages is not beside the repository.")
def test_real_pages_are_readable_in_every_language(state, client, capsys):
    DistrictFactory.create(slug="mainz", name_de="Mainz", with_home=True)
    lines = FILE.read_text(encoding="utf-8").splitlines()

    call_command("import_pages", FILE, district="mainz", offer=True)

    assert "2205 created, 0 updated, 0 unchanged, 0 kept" in capsys.readouterr().out
    trees = {code: client.get(f"/api/v1/mainz/{code}/pages").json()["pages"] for code in LANGUAGES}
    for code, tree in trees.items():
        assert sorted(page["title"]["text"] for page in tree) == titles(lines, code)
        assert {page["title"]["language"] for page in tree} == {code}
    for page in trees["de"]:
        assert client.get(f"/mainz/de/{page['path']}/").status_code == 200
    for code in LANGUAGES:
        for page in trees[code][::20]:
            document = json.loads(client.get(f"/api/v1/mainz/{code}/pages/{page['path']}").content)
            html = client.get(f"/mainz/{code}/{page['path']}/").content.decode()
            assert document["title"]["text"] == page["title"]["text"]
            assert document["html"].strip() in html
