import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.core.theme_files import joined_styles
from content.core.theme_tokens import Palette, contrast, flaws, unreadable

BASE = joined_styles("tokens")
COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
FORM = (
    "It is not of the form: @layer tokens { :root { … } "
    "@media (prefers-color-scheme: dark) { :root { … } } }."
)


def theme(light: str, dark: str = "") -> str:
    night = f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}" if dark else ""
    return f"/* mine */ @layer tokens {{ :root {{ {light} }} {night} }}"


def test_everything_in_the_base_can_be_read():
    assert list(unreadable(Palette.of(BASE))) == []


def test_the_base_has_a_dark_colour_for_every_light_one():
    palette = Palette.of(BASE)
    shapes = {"font", "shadow", "shadow-raised", "leading", "target", "measure", "page"}
    colours = {name for name, value in palette.light.items() if value.startswith("#")}

    assert colours - palette.dark.keys() == set()
    assert palette.dark.keys() - colours - shapes == set()


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        pytest.param(theme(""), [], id="nothing"),
        pytest.param(theme("--radius: 0;"), [], id="shape"),
        pytest.param(theme("--accent: #0a4f5d;", "--accent: #8ad5e0;"), [], id="colour"),
        pytest.param(":root { --accent: #0a4f5d; }", [FORM], id="no-layer"),
        pytest.param(theme("") + " .brand { display: none; }", [FORM], id="rule"),
        pytest.param(theme("color: red;"), [FORM], id="property"),
        pytest.param(theme("--alarm: #8f0f25;"), ["--alarm is not a theme's to set."], id="alarm"),
        pytest.param(theme("--space-1: 0;"), ["--space-1 is not a theme's to set."], id="size"),
        pytest.param(
            theme("--accent: #0a4f5d;"), ["--accent is needed in light and in dark."], id="light-only"
        ),
        pytest.param(
            theme("--radius: 0;", "--sky: #16222a;"),
            ["--sky is needed in light and in dark."],
            id="dark-only",
        ),
        pytest.param(
            theme("--sun: gold;", "--sun: #eadfb9;"),
            ["--sun is gold, and not a colour such as #0a4f5d."],
            id="no-colour",
        ),
        pytest.param(
            theme("--font: url(https://example.org/font);"),
            ["--font is url(https://example.org/font), and may not name a file or an address."],
            id="elsewhere",
        ),
        pytest.param(
            theme("--on-accent: #cccccc;", "--on-accent: #06262c;"),
            ["--on-accent on --accent has a contrast of 5.71:1 (light), less than 7:1."],
            id="pale",
        ),
        pytest.param(
            theme("--sky: #eaf2ee;", "--sky: #4a5a62;"),
            [
                "--ink on --sky has a contrast of 6.36:1 (dark), less than 7:1.",
                "--ink-soft on --sky has a contrast of 4.17:1 (dark), less than 7:1.",
                "--accent on --sky has a contrast of 4.33:1 (dark), less than 7:1.",
            ],
            id="pale-by-night",
        ),
    ],
)
def test_flaws(css, expected):
    assert list(flaws(css, BASE)) == expected


@pytest.mark.parametrize(
    ("colour", "expected"), [("#000000", 21), ("#767676", 4.54), ("#ff0000", 4.0), ("#ffffff", 1)]
)
def test_contrast_with_white(colour, expected):
    assert round(contrast(colour, "#ffffff"), 2) == expected


@given(COLOURS, COLOURS)
def test_contrast_is_of_two_alike_and_none_with_itself(one, other):
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21
    assert contrast(one, one) == 1


@given(COLOURS, COLOURS)
def test_theme_without_flaws_can_be_read(light, dark):
    css = theme(f"--accent: {light};", f"--accent: {dark};")

    if not list(flaws(css, BASE)):
        assert contrast(light, "#fbf8f2") >= 7 <= contrast(dark, "#12181d")
