from collections.abc import Callable

import pytest

from tests.paper.printing import require_press
from tests.paper.reading import Printed, read_pdf

Print = Callable[[str], Printed]


@pytest.fixture
def printed() -> Print:
    """Return a function that prints HTML in this process, and reads the PDF."""
    require_press()
    from content.paper.press import pdf_of  # noqa: PLC0415 - it ends with an error where Pango is missing

    return lambda html: read_pdf(pdf_of(html))
