"""The formats in which translators get strings, and the one way to read what they send back.

content = FORMATS["xliff20"].write(document)

delivery = read(content)
document = ...  # those of delivery.page_ids, in delivery.target_language, as they are now
reading = delivery.compared_with(document)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from content.translations.exchange import po, xliff2, xliff12
from content.translations.exchange.delivery import Delivery
from content.translations.exchange.documents import Document, NotReadable, Reason
from content.translations.exchange.safe_xml import decoded, outermost_element


@dataclass(frozen=True, slots=True)
class Format:
    """A format that strings are written in; its label is its name in every language."""

    key: str
    label: str
    suffix: str
    media_type: str
    write: Callable[[Document], bytes]


def _registry(*formats: Format) -> Mapping[str, Format]:
    return MappingProxyType({each.key: each for each in formats})


FORMATS = _registry(
    Format("xliff12", "XLIFF 1.2", ".xlf", "application/x-xliff+xml", xliff12.write),
    Format("xliff20", "XLIFF 2.0", ".xlf", "application/xliff+xml", xliff2.write),
    Format("po", "Gettext PO", ".po", "text/x-gettext-translation", po.write),
)
_READ_XML: Mapping[str, Callable[[etree._Element], Delivery]] = {
    xliff12.ROOT: xliff12.read,
    xliff2.ROOT: xliff2.read,
}


def read(content: bytes) -> Delivery:
    """Return what a file holds, whose format is known by what is in it.

    Raises ``NotReadable``, with the line, for a file that is in no such format or is broken. How large it may be
    is for the caller to say.
    """
    text = decoded(content)
    if text.lstrip().startswith("<"):
        return _read_xml(outermost_element(text))
    if "msgid" in text:
        return po.read(text)
    raise NotReadable(1, Reason.UNKNOWN_FORMAT)


def _read_xml(root: etree._Element) -> Delivery:
    reader = _READ_XML.get(root.tag)
    if reader is None:
        raise NotReadable(root.sourceline or 1, Reason.UNKNOWN_FORMAT, etree.QName(root).localname)
    return reader(root)
