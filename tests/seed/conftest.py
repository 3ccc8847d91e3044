from pathlib import Path

import pytest

from tests.factories.module_files import write_module


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """A folder with one module of two pages in German and Arabic, stamped as it is shipped."""
    return write_module(tmp_path / "modules")
