import pytest

from content.core.logos import logo_flaws, proportion


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        pytest.param('<svg viewBox="0 0 48 48"/>', 1, id="square"),
        pytest.param('<!-- a --><svg xmlns="x" viewBox="-1, -1, 30, 40">', 0.75, id="commas"),
        pytest.param('<svg viewBox="0 0 48 0"/>', None, id="flat"),
        pytest.param('<svg width="48" height="48"/>', None, id="without"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_proportion(svg, expected):
    assert proportion(svg) == expected


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        pytest.param('<svg viewBox="0 0 9 3"><use href="#a"/><path fill="url(#b)"/></svg>', [], id="fine"),
        pytest.param(
            "<svg/>", ['It has no viewBox, such as <svg viewBox="0 0 48 48">.'], id="without-a-view-box"
        ),
        pytest.param(
            '<svg viewBox="0 0 31 10"/>',
            ["It is 3.1 times as wide as high; there is room for 3 times."],
            id="wide",
        ),
        *(
            pytest.param(
                f'<svg viewBox="0 0 9 9">{inside}</svg>',
                ["It has a script, or shows something from elsewhere."],
                id=name,
            )
            for name, inside in {
                "script": "<script>1</script>",
                "event": '<path onload="1"/>',
                "image": '<image href="https://example.org/a.png"/>',
                "style": '<path fill="url(https://example.org/a)"/>',
            }.items()
        ),
    ],
)
def test_logo_flaws(svg, expected):
    assert list(logo_flaws(svg)) == expected
