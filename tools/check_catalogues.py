"""Say what is wrong with the interface texts, which are written in English: a catalogue that exists is complete.

Gettext's own programs are not needed. Whatever is written for readers is in every catalogue of ``locales/``; what
only editors see is in German. Every text has as many plural forms as its language, the placeholders of the English, and
the language's script.
"""

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import polib
from django.utils.translation.template import templatize

sys.path.insert(0, str(Path(__file__).parents[1]))

from content.core.languages import SOURCE, Language, language_of
from content.translations.literals import PLACEHOLDER
from content.translations.markup import visible_text
from content.translations.scripts import Oddity, oddities
from content.translations.terms import Terms

FOR_READERS = (
    "themes",
    "content/website/pages.py",
    "content/website/suggesting.py",
    "content/website/views.py",
)
FOR_EDITORS = "de"
WRITTEN_IN = "en"
NUMBER_OF_FORMS = re.compile(r"nplurals=(\d)")
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
        catalogue = polib.pofile(str(path))
        translated = {Message(entry.msgid, entry.msgctxt) for entry in catalogue.translated_entries()}
        for message, place in wanted.items():
            if message not in translated and (code == FOR_EDITORS or place.startswith(FOR_READERS)):
                yield f"{place}: “{message.text}” is not translated in locales/{code}"
        for entry, phrase in flaws(catalogue, language_of(code.replace("_", "-"))):
            yield f"locales/{code}: “{entry.msgid}” {phrase}"


def flaws(catalogue: polib.POFile, language: Language) -> Iterator[tuple[polib.POEntry, str]]:
    """Yield what is wrong with texts that are translated."""
    count = int(NUMBER_OF_FORMS.search(catalogue.metadata["Plural-Forms"])[1])  # type: ignore[index]  # or it is broken
    for entry in catalogue.translated_entries():
        forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if entry.msgid_plural and len(forms) != count:
            yield entry, f"has {len(forms)} plural forms, not {count}"
        wanted = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
        for form in forms:
            # A form for one or two may say the number in a word.
            spared = 1 if entry.msgid_plural else 0
            if placeholders(form) - wanted or len(wanted - placeholders(form)) > spared:
                yield entry, f"has other placeholders in “{form}”"
            if language is not SOURCE:
                text = PLACEHOLDER.sub("", visible_text(form))
                found = set(oddities(entry.msgid, text, language, Terms({}))) - {Oddity.LENGTH}
                yield from ((entry, oddity.value) for oddity in sorted(found))


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


if __name__ == "__main__":
    found = list(problems(Path(__file__).parents[1]))
    sys.exit("\n".join(found) if found else 0)
