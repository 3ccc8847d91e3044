"""What an app that keeps a copy is sent after one page has changed."""

from __future__ import annotations

from content.core.languages import language_of
from content.editions.models import Edition
from content.modules.models import InfoPage
from tests.benchmarks.changing import publish_translation
from tests.benchmarks.report import say
from tests.benchmarks.server import Server


def measure(server: Server, language: str) -> None:
    """Publish one page in a language anew, and ask as an app that has the edition of before."""
    before = Edition.objects.filter(language=language).select_related("district")[0]
    page = InfoPage.objects.statewide().order_by("path")[1]
    publish_translation(page, language, "Noch anders")
    address = f"/api/v1/{before.district.slug}/{language_of(language).slug}/sync"
    for name, token in (
        ("changed", before.version),
        ("unchanged", Edition.objects.get(pk=before.pk).version),
    ):
        sent = server.ask([f"{address}?token={token}"], requests=1)
        say(f"sync_{name}", sent.body_bytes / 1024, "KiB")
