"""What readers of a district and language get, and which of them wait for something new."""

from content.editions.models import Edition, PendingPage
from content.editions.reading import current_version, read_edition, read_snapshot


def edition(district, language):
    pk, version, _ = current_version(district, language)
    return read_edition(pk, version)


def page(district, language, path):
    return edition(district, language).page_at(path)


def paths(district="mainz", language="de"):
    return [found["path"] for found in edition(district, language).pages]


def html(district, language, path):
    read = edition(district, language)
    return read.filled_html(
        read_snapshot(read.page_at(path)).html, lambda contact: contact["office"]["phone"]
    )


def stale():
    return {f"{found.district.slug}/{found.language}" for found in Edition.objects.stale()}


def pending():
    return set(PendingPage.objects.values_list("page_id", flat=True))
