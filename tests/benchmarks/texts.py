"""Pages of some length about nothing, in any language: the same blocks in each, with words of its script."""

from __future__ import annotations

from random import Random
from typing import Any

from content.core.languages import Language
from tests.factories import blocks

LETTERS = {
    "Latn": "eeeennnniiissrraattdhulcgmobwfkz",
    "Cyrl": "ооооааееиинніітттссррввлкмдпуябгчйхжш",
    "Arab": "ااااللللييييممووننررتتبدعفسهكقحجش",
    "Ethi": "ነተሰመለበረየከወአገሀደፈቀዘጠሸቸእንትስምልብርይክውግህድፍቅዝጥ",
}
WORDS_KNOWN = 600
RICH_TEXT_WORDS = 55


class Voice:
    """Speaks a language that looks like one: the words are made of its script's letters."""

    def __init__(self, language: Language) -> None:
        self._random = Random(language.code)
        letters = LETTERS[language.script]
        self._words = [
            "".join(self._random.choices(letters, k=self._random.randint(2, 11))) for _ in range(WORDS_KNOWN)
        ]

    def say(self, words: int) -> str:
        """Return so many words that have not been said in this order before."""
        return " ".join(self._random.choices(self._words, k=words))


def structure(number: int, voice: Voice, role: str, linked_page: int) -> dict[str, Any]:
    """Return what a page stores of its text: about 2,000 characters in six blocks."""
    return {
        "title": voice.say(3),
        "summary": voice.say(14),
        "body": _body(number, voice, role, linked_page),
    }


def _body(number: int, voice: Voice, role: str, linked_page: int) -> list[blocks.Block]:
    say = voice.say
    rich = RICH_TEXT_WORDS
    link = f'<a linktype="page" id="{linked_page}">{say(2)}</a>'
    varied = [
        blocks.checklist("d", say(3), *(say(6) for _ in range(6))),
        blocks.links("d", say(3), *((say(3), f"https://example.org/{number}/{item}") for item in range(5))),
        blocks.phones(
            "d", say(3), *((say(3), f"06131 {number + 10_000 + item}", say(8)) for item in range(3))
        ),
        blocks.table("d", say(4), (say(1), say(1)), *((say(4), say(4)) for _ in range(5))),
        blocks.notice("d", say(40), "important"),
    ]
    return [
        blocks.section(
            "a", say(4), f"{say(rich)} <b>{say(2)}</b> {say(10)} {link} {say(10)} 06131 {number + 10_000}."
        ),
        blocks.steps("b", say(3), *((say(4), say(18)) for _ in range(3))),
        blocks.question("c", say(7), say(rich)),
        varied[number % len(varied)],
        blocks.contact("e", role, say(8)),
        blocks.term("f", f"Amtswort {number}", say(20)),
    ]
