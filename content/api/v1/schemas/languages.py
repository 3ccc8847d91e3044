from ninja import Schema

from content.api.v1.schemas.fields import about
from content.api.v1.schemas.pages import GERMAN, TERM
from content.api.v1.schemas.texts import Language, Text

GLOSSARY_TERM = {name: value for name, value in TERM.items() if name != "block"} | {"forms": ["Jugendamts"]}
DARI = {"code": "prs", "slug": "prs", "autonym": "دری", "direction": "rtl", "fallbacks": ["fa", "de"]}


class KnownLanguage(Language):
    """A language that texts may be in, whichever districts publish in it."""

    fallbacks: list[str] = about(
        "BCP 47 tags of the languages that are shown where a text is missing, the nearest first.",
        DARI["fallbacks"],
    )


class Languages(Schema):
    """All languages, in the order in which readers are offered them."""

    languages: list[KnownLanguage] = about("The languages.", [DARI])


class GlossaryTerm(Schema):
    """An official German term and what it is."""

    id: str = about("Names the term; pages name it by the same id.", TERM["id"])
    term: str = about("The term, which is German in every language.", TERM["term"])
    forms: list[str] = about("How else it stands in texts.", ["Jugendamts", "Jugendämter"])
    explanation: Text = about("What it is, in plain words.", TERM["explanation"])
    is_machine_translated: bool = about(
        "Whether a machine translated the explanation and nobody has checked that.", False
    )
    is_outdated: bool = about("Whether the German explanation has changed since it was translated.", False)


class Glossary(Schema):
    """The official terms that stand on letters, explained in a language."""

    language: Language = about("The language that was asked for.", GERMAN)
    terms: list[GlossaryTerm] = about("All terms, in the order of the German alphabet.", [GLOSSARY_TERM])
