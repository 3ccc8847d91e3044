"""Where pages are in Integreat's apps, and which pages lie within how many levels of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from content.core.integreat_codes import code_of, language_called
from content.core.languages import Language
from content.editions.manifest import Entry

MOUNT = "/api/v3"


def icon_address(name: str) -> str:
    """Return where the picture of a topic is."""
    return f"{MOUNT}/icons/{name}.svg"


def path_in(region: str, language: Language, page_path: str) -> str:
    """Return the path under which the apps know a page in a language."""
    return f"/{region}/{code_of(language)}/{page_path}/"


def page_path_of(address: str, region: str, language: Language) -> str | None:
    """Return what stands below region and language in a path that an app asks for, in lower case.

    Apps send paths in lower case and without the slash at the end. A path of another region or language has None, as
    have those of a region and of a language themselves.
    """
    own_region, _, rest = address.strip("/").lower().partition("/")
    code, _, page_path = rest.partition("/")
    if own_region != region.lower() or not _means(code, language):
        return None
    return page_path.strip("/") or None


def number_of(entry: Entry) -> int:
    """Return a page's number: the same in every language, and small enough for JavaScript."""
    return 1 + int(entry["id"].replace("-", "")[:12], 16)


def below(pages: Iterable[Entry], top: Entry | None, depth: int) -> Iterator[Entry]:
    """Yield the pages at most ``depth`` levels below one, or the first levels; ``pages`` are in reading order."""
    levels = {top["id"] if top else None: 0}
    for page in pages:
        level = levels.get(page["parent"])
        if level is not None and level < depth:
            levels[page["id"]] = level + 1
            yield page


def _means(code: str, language: Language) -> bool:
    try:
        return language_called(code) == language
    except KeyError:
        return False
