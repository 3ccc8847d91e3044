"""What people are told of something in their file that is not taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from content.translations.exchange.documents import Reason
from content.translations.plans import Refusal

NOT_ALLOWED = "NOT_ALLOWED"
NO_LANGUAGE = "NO_LANGUAGE"
TOO_LONG = "TOO_LONG"
NO_FILE = "NO_FILE"
BAD_ARCHIVE = "BAD_ARCHIVE"


def sentence(refusal: Refusal) -> str:
    """Return why it is not taken."""
    word = _SENTENCES.get(refusal.reason)
    return word(refusal) if word else refusal.reason


def _element(refusal: Refusal) -> str:
    names = {
        "a": _("the link"),
        "ul": _("the list"),
        "ol": _("the list"),
        "li": _("the list item"),
        "p": _("the paragraph"),
        "": _("the text"),
    }
    name = names.get(refusal.tag, f"<{refusal.tag}>")
    return _("%(element)s “%(text)s”") % {"element": name, "text": refusal.detail} if refusal.detail else name


def _about(message: Callable[[], str]) -> Callable[[Refusal], str]:
    return lambda refusal: message() % {"element": _element(refusal)}


_SENTENCES: Mapping[str, Callable[[Refusal], str]] = {
    Reason.NOT_UTF8: lambda refusal: _("The file is not written in UTF-8."),
    Reason.NOT_READABLE: lambda refusal: (
        _("The file is broken here: %(detail)s") % {"detail": refusal.detail}
    ),
    Reason.DOCTYPE: lambda refusal: _("The file has a DOCTYPE. For safety such files are not read."),
    Reason.UNKNOWN_FORMAT: lambda refusal: _("This is no XLIFF 1.2, XLIFF 2.0 or PO file."),
    Reason.WRONG_LANGUAGE: lambda refusal: (
        _("The file is in “%(language)s”, which was not expected here.") % {"language": refusal.detail}
    ),
    Reason.UNKNOWN_SEGMENT: lambda refusal: _("This text no longer exists, or never did."),
    Reason.REPEATED_SEGMENT: lambda refusal: _("This text is in the file twice. The first one counts."),
    Reason.SPLIT_SEGMENT: lambda refusal: _("The program has split this text. It must come back as one."),
    Reason.SOURCE_CHANGED: _about(
        lambda: _("The German has changed: %(element)s is not in it any more. Export it anew.")
    ),
    Reason.MARKUP_LOST: _about(lambda: _("The translation lacks %(element)s.")),
    Reason.MARKUP_REPEATED: _about(lambda: _("The translation has %(element)s twice.")),
    Reason.MARKUP_UNKNOWN: _about(
        lambda: _("The translation has %(element)s, which the German does not have.")
    ),
    Reason.MARKUP_MISPLACED: _about(lambda: _("In the translation %(element)s is in the wrong place.")),
    Reason.MARKUP_NOT_CLOSED: _about(lambda: _("In the translation %(element)s is not closed properly.")),
    NOT_ALLOWED: lambda refusal: _("You may not translate this page into this language."),
    NO_LANGUAGE: lambda refusal: (
        _("“%(language)s” is none of our languages.") % {"language": refusal.detail}
        if refusal.detail
        else _("The file does not say which language it is in.")
    ),
    TOO_LONG: lambda refusal: _("A title may have 255 characters at most."),
    NO_FILE: lambda refusal: _("The archive holds no XLIFF or PO file."),
    BAD_ARCHIVE: lambda refusal: _("The archive is broken, locked or too large."),
}
