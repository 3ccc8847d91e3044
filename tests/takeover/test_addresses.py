from uuid import UUID

from content.districts.models import District
from content.takeover.actions import addresses

KEY, OTHER = UUID(int=1), UUID(int=2)


def test_remember(monkeypatch):
    remembered = {}
    monkeypatch.setattr(addresses, "_remember", lambda **told: remembered.update(told))
    district = District(slug="mainz")
    pages = [("mainz/de/a/b", KEY), ("mainz/ar/أ", KEY), ("mainz/en/a/b", OTHER), ("mainz/de", OTHER)]

    count = addresses.remember(district=district, pages=pages)

    assert count == 2
    assert remembered == {"district": district, "paths": {"a/b": str(KEY), "أ": str(KEY)}}


def test_remember_where_nothing_can(monkeypatch):
    monkeypatch.setattr(addresses, "_remember", None)

    assert addresses.remember(district=District(slug="mainz"), pages=[("mainz/de/a", KEY)]) is None
