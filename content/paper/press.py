"""The press: HTML comes in, PDF goes out. It is a program of its own, so that no server slows down or falls with it.

It opens no address and no file: whatever a sheet shows stands in its HTML.
"""

import os
import sys

import weasyprint
from weasyprint.urls import URLFetcher


def pdf_of(html: str) -> bytes:
    """Return HTML as a tagged PDF (PDF/UA-1)."""
    document = weasyprint.HTML(string=html, url_fetcher=URLFetcher(allowed_protocols={"data"}))
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def main() -> None:
    """Print what stands on standard input, letting others go first by as much as the argument says."""
    os.nice(int(sys.argv[1]))
    sys.stdout.buffer.write(pdf_of(sys.stdin.buffer.read().decode()))


if __name__ == "__main__":
    main()
