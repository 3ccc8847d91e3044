"""Say which interface texts, which are written in English, are not translated: a catalogue that exists is complete.

Gettext's own programs are not needed. Whatever is written for readers is in every catalogue of ``locales/``; what
only editors see is in German.
"""

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import polib
from django.utils.translation.template import templatize

FOR_READERS = ("themes", "content/website/pages.py", "content/website/views.py")
FOR_EDITORS = "de"
WRITTEN_IN = "en"
FUNCTIONS = re.compile(r"_|n?p?gettext(_lazy|_noop)?")
_LITERAL = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CALL_IN_TEMPLATE = re.compile(
    rf"\b(_|gettext|ngettext|pgettext|npgettext)\(({_LITERAL}(?:\s*,\s*{_LITERAL})*)"
)


class Message(NamedTuple):
    """A text to be translated, with the context that tells it from its like."""

    text: str
    context: str | None = None


def messages_in_python(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and FUNCTIONS.fullmatch(node.func.id)
        ):
            literals = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if literals:
                yield _message(node.func.id, literals)


def messages_in_template(path: Path) -> Iterator[Message]:
    for function, arguments in _CALL_IN_TEMPLATE.findall(templatize(path.read_text(encoding="utf-8"))):
        yield _message(function, ast.literal_eval(f"({arguments},)"))


def _message(function: str, arguments: Sequence[object]) -> Message:
    if "pgettext" in function:
        return Message(str(arguments[1]), str(arguments[0]))
    return Message(str(arguments[0]))


def messages_by_place(root: Path) -> dict[Message, str]:
    """Return every message with the file that it is first found in; those for readers come first."""
    found: dict[Message, str] = {}
    for folder in (*FOR_READERS, "content", "cms"):
        for path in sorted((root / folder).rglob("*.*")):
            place = str(path.relative_to(root))
            if path.suffix == ".py" and "/migrations/" not in place:
                found = {**dict.fromkeys(messages_in_python(path), place), **found}
            elif path.suffix in (".html", ".txt", ".svg") and "/templates/" in place:
                found = {**dict.fromkeys(messages_in_template(path), place), **found}
    return found


def problems(root: Path) -> Iterator[str]:
    """Yield a line for each text that a catalogue lacks, and for each catalogue that is missing."""
    wanted = messages_by_place(root)
    catalogues = {
        path.parent.parent.name: path for path in sorted((root / "locales").glob("*/LC_MESSAGES/django.po"))
    }
    if FOR_EDITORS not in catalogues:
        yield f"locales/{FOR_EDITORS}: there is no catalogue"
    for code, path in catalogues.items():
        if code == WRITTEN_IN:
            continue
        translated = {
            Message(entry.msgid, entry.msgctxt) for entry in polib.pofile(str(path)).translated_entries()
        }
        for message, place in wanted.items():
            if message not in translated and (code == FOR_EDITORS or place.startswith(FOR_READERS)):
                yield f"{place}: “{message.text}” is not translated in locales/{code}"


if __name__ == "__main__":
    found = list(problems(Path(__file__).parents[1]))
    sys.exit("\n".join(found) if found else 0)
