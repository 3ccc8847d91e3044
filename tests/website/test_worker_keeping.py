"""The service worker keeps an edition whole: the old one until the new one is there, and nothing beside it."""

import json
import subprocess
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from content.editions.actions import refresh
from tests.factories import InfoPageFactory
from tests.website.worker import NODE

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
EDITION = "/mainz/ar/"
NAME = f"edition-1:{EDITION}"
MANIFEST = "/offline/manifest"
# How many requests, or files: some too few, and enough.
LIMITS = (0, 1, 2, 3, 30)
# A browser's caches in memory, with a network and a room that may come to an end.
KEEPING = """
import { readFileSync } from "node:fs";
const [address, server, edition] = process.argv.slice(1);
const { held, requests, room } = JSON.parse(readFileSync(0, "utf8"));
const asked = [];
let puts = 0;
const online = globalThis.fetch;
globalThis.fetch = (path, options) => {
  if (asked.length >= requests) throw new TypeError("There is no network.");
  asked.push(path);
  return online(server + path, options);
};
const cacheOf = (entries) => ({
  match: async (path) => (path in entries ? new Response(entries[path]) : undefined),
  keys: async () => Object.keys(entries).map((path) => ({ url: server + path })),
  delete: async (path) => delete entries[path],
  put: async (path, response) => {
    const text = await response.text();
    if (puts++ >= room) throw new DOMException("There is no room.", "QuotaExceededError");
    entries[path] = text;
  },
});
globalThis.caches = {
  has: async (name) => name in held,
  open: async (name) => cacheOf((held[name] ??= {})),
  keys: async () => Object.keys(held),
  delete: async (name) => delete held[name],
};
const { keep, offeredManifest, keptManifests, forgetOthers } = await import(address);
const shares = [];
let error = "";
try {
  await keep(edition, await offeredManifest(edition), (share) => shares.push(share));
} catch (failure) {
  error = failure.name;
}
await forgetOthers();
const saved = (await keptManifests()).map((manifest) => manifest.address);
console.log(JSON.stringify({ held, asked, error, shares, saved }));
"""


@pytest.fixture
def keep(live_server):
    """Return a function that keeps the edition as far as network and room allow, on top of what is held."""
    module = Path(str(finders.find("js/offline/keeping.js"))).as_uri()

    def keep(held=None, *, requests=1000, room=1000):
        given = json.dumps({"held": held or {}, "requests": requests, "room": room})
        done = subprocess.run(
            [NODE, "--input-type=module", "-e", KEEPING, module, live_server.url, EDITION],
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return keep


def version_of(held):
    """Return the version that is held, which must be whole and nothing beside it; None if nothing is."""
    if not held:
        return None
    (entries,) = held.values()
    manifest = json.loads(entries[MANIFEST])
    digests = {manifest["shell"], *manifest["pages"].values()}
    assert entries.keys() == {
        MANIFEST,
        *manifest["assets"],
        *(f"/offline/records/{name}" for name in digests),
    }
    return manifest["version"]


def change(page):
    page.title = "Ärztin"
    page.save_revision().publish()
    refresh()


def test_an_edition_is_kept_with_all_that_its_pages_need(client, world, keep):
    result = keep()

    offered = client.get(f"{EDITION}offline.json").json()
    kept = json.loads(result["held"][NAME][MANIFEST])
    assert version_of(result["held"]) == offered["version"]
    assert offered.items() <= kept.items()
    assert "default-src 'none'" in kept["policy"]
    assert (result["error"], result["saved"]) == ("", [EDITION])


def test_what_is_kept_already_is_not_asked_for_again(world, keep):
    held = keep()["held"]

    result = keep(held)

    assert result["asked"] == [f"{EDITION}offline.json"]
    assert version_of(result["held"]) == version_of(held)


def test_only_records_that_have_changed_are_asked_for(client, world, keep):
    held = keep()["held"]
    change(world.doctor)

    result = keep(held)

    pages = client.get(f"{EDITION}offline.json").json()["pages"]
    changed = [f"{EDITION}offline/{pages[path]}/{path}.json" for path in ("gesundheit", "gesundheit/arzt")]
    assert sorted(result["asked"]) == sorted([f"{EDITION}offline.json", *changed])
    assert version_of(result["held"]) not in (None, version_of(held))


def test_many_records_are_asked_for_at_once(world, keep):
    held = keep()["held"]
    for _ in range(12):
        InfoPageFactory.create(parent=world.state)
    refresh(everything=True)

    result = keep(held)

    version = version_of(result["held"])
    assert result["asked"] == [f"{EDITION}offline.json", f"{EDITION}offline/all.{version}.json"]
    assert result["shares"][-1] == 1


@pytest.mark.parametrize("limit", ["requests", "room"])
@pytest.mark.parametrize("is_new", [True, False], ids=["first", "later"])
def test_it_is_the_old_or_the_new_wherever_keeping_it_ends(world, keep, limit, is_new):
    old = {} if is_new else keep()["held"]
    if not is_new:
        change(world.doctor)
    new = version_of(keep(old)["held"])

    results = [keep(old, **{limit: count}) for count in LIMITS]

    first = next(number for number, result in enumerate(results) if not result["error"])
    versions = [version_of(result["held"]) for result in results]
    assert versions == [version_of(old) if number < first else new for number in range(len(LIMITS))]
    assert first >= 2


def test_what_was_kept_in_another_form_is_forgotten(world, keep):
    result = keep({"edition-0:/mainz/de/": {"x": "y"}, "others": {"x": "y"}})

    assert list(result["held"]) == ["others", NAME]
