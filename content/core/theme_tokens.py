"""What a theme may say: the tokens that it may set, and that text can be read on every ground it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# What means the same everywhere, such as the red of emergencies, is not a district's to choose; nor are sizes.
COLOURS = frozenset(
    {"accent", "accent-strong", "accent-soft", "on-accent", "paper", "card", "wash", "line", "line-strong"}
    | {"sky", "sun", "hill-far", "hill-near", "vine", "river"}
)
SHAPES = frozenset({"radius", "radius-small", "font"})
# WCAG's level AAA for text of any size.
LEAST_CONTRAST = 7.0
_GROUNDS = ("paper", "card", "wash")
_TONES = ("amber", "rose", "blue", "green", "violet", "alarm")
# Which colours text has, and on which grounds the style sheets put it.
PAIRS = (
    *((text, ground) for text in ("ink", "ink-soft", "accent", "accent-strong") for ground in _GROUNDS),
    *((text, "accent-soft") for text in ("ink", "accent", "accent-strong")),
    *((text, "sky") for text in ("ink", "ink-soft", "accent")),
    *(("on-accent", ground) for ground in ("accent", "accent-strong")),
    *((tone, f"{tone}-soft") for tone in _TONES),
    *(("ink", f"{tone}-soft") for tone in _TONES),
    *(("alarm", ground) for ground in _GROUNDS),
    ("on-alarm", "alarm"),
)

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DARK = "@media (prefers-color-scheme: dark)"
_ROOT = re.compile(r":root\s*\{([^{}]*)\}")
_TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;{}]+?)\s*;")
_ONLY_TOKENS = r"(?:color-scheme\s*:[^;]*;|--[\w-]+\s*:[^;{}]+;|\s)*"
_FORM = re.compile(
    rf"@layer tokens\s*\{{\s*:root\s*\{{{_ONLY_TOKENS}\}}"
    rf"(?:\s*{re.escape(_DARK)}\s*\{{\s*:root\s*\{{{_ONLY_TOKENS}\}}\s*\}})?\s*\}}"
)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_ELSEWHERE = re.compile(r"url\(|image|@|\\", re.IGNORECASE)

Tokens = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Palette:
    """The tokens of a style sheet by day and what is other by night."""

    light: Tokens
    dark: Tokens

    @classmethod
    def of(cls, css: str) -> Palette:
        """Read them from a style sheet."""
        by_day, _, by_night = _COMMENT.sub("", css).partition(_DARK)
        return cls(_tokens(by_day), _tokens(by_night))

    def over(self, base: Palette) -> Palette:
        """Return what readers get of these tokens and a base's: the later ones win, whatever the time of day."""
        return Palette({**base.light, **self.light}, {**base.light, **base.dark, **self.light, **self.dark})


def flaws(css: str, base: str) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong with a theme's style sheet, which comes after the base's."""
    if not _FORM.fullmatch(_COMMENT.sub("", css).strip()):
        yield f"It is not of the form: @layer tokens {{ :root {{ … }} {_DARK} {{ :root {{ … }} }} }}."
        return
    own = Palette.of(css)
    misplaced = list(_misplaced(own))
    # How well text can be read is told of what is right otherwise.
    yield from misplaced or unreadable(own.over(Palette.of(base)))


def unreadable(palette: Palette) -> Iterator[str]:
    """Yield a sentence for each colour of text that cannot be read well on a ground where it stands."""
    for name, tokens in (("light", palette.light), ("dark", {**palette.light, **palette.dark})):
        for text, ground in PAIRS:
            ratio = contrast(tokens[text], tokens[ground])
            if ratio < LEAST_CONTRAST:
                yield f"--{text} on --{ground} has a contrast of {ratio:.2f}:1 ({name}), less than 7:1."


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG computes it, from 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _misplaced(own: Palette) -> Iterator[str]:
    for name in sorted({*own.light, *own.dark} - COLOURS - SHAPES):
        yield f"--{name} is not a theme's to set."
    for name in sorted((own.light.keys() ^ own.dark.keys()) & COLOURS):
        yield f"--{name} is needed in light and in dark."
    for tokens in (own.light, own.dark):
        for name, value in tokens.items():
            if name in COLOURS and not _COLOUR.fullmatch(value):
                yield f"--{name} is {value}, and not a colour such as #0a4f5d."
            elif name in SHAPES and _ELSEWHERE.search(value):
                yield f"--{name} is {value}, and may not name a file or an address."


def _tokens(css: str) -> dict[str, str]:
    return {name: value for block in _ROOT.findall(css) for name, value in _TOKEN.findall(block)}


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
