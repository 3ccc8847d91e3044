"""Addresses that a phone reads from paper."""

from functools import lru_cache

import segno

# Larger modules rather than more of them: sheets hang behind glass, and phones are old.
_CORRECTION = "l"


def qr_code(address: str) -> str:
    """Return the QR code of an address as an image, itself written as a ``data:`` address."""
    code = segno.make_qr(address, error=_CORRECTION, boost_error=True)
    return code.svg_data_uri(border=0, dark="#000", xmldecl=False, omitsize=True, nl=False)


@lru_cache(maxsize=1024)
def qr_drawing(address: str) -> str:
    """Return the QR code of an address as an element of a page, with the white edge that a camera needs."""
    code = segno.make_qr(address, error=_CORRECTION, boost_error=True)
    return code.svg_inline(border=3, dark="#000", light="#fff", omitsize=True, lineclass=None, svgclass=None)
