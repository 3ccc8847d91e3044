import pytest

from content.takeover.links import Links, Origin
from content.takeover.pieces import Table
from content.takeover.walking import walked


def read(html):
    found = walked(html, Links(Origin("https://cms.example.org", "mainz"))).pieces
    return [piece if isinstance(piece, Table) else piece.html for piece in found]


@pytest.mark.parametrize(
    ("html", "columns", "rows"),
    [
        pytest.param("<tr><th>a<th>b<tr><td>1<td>2", ("a", "b"), [("1", "2")], id="heading-cells"),
        pytest.param(
            "<tr><td><b>a</b><td><strong>b</strong><tr><td>1<td>2", ("a", "b"), [("1", "2")], id="bold"
        ),
        pytest.param("<thead><tr><th>a<th>b<tbody><tr><td>1<td>2", ("a", "b"), [("1", "2")], id="parts"),
        pytest.param("<tr><th><th>b<tr><td>1<td>2", ("–", "b"), [("1", "2")], id="nameless-column"),
        pytest.param("<tr><th>a<th>b<tr><td>1<td>", ("a", "b"), [("1", "")], id="empty-cell"),
        pytest.param(
            "<tr><th>a<th>b<tr><td>1<br>2<br>ab:<br>3<td>", ("a", "b"), [("1, 2, ab: 3", "")], id="lines"
        ),
        pytest.param("<tr><th>a<th>b<tr><td>1<p>2</p><td>3", ("a", "b"), [("1, 2", "3")], id="paragraphs"),
        pytest.param(
            '<tr><th>a<th>b<tr><td><a href="tel:110">110</a><td><a href="mailto:a@b.de">a@b.de</a>',
            ("a", "b"),
            [("110", "a@b.de")],
            id="links-of-their-own",
        ),
    ],
)
def test_table(html, columns, rows):
    assert read(f"<table>{html}</table>") == [Table("", columns, tuple(rows))]


LONG = "x" * 251


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<tr><td>a<td>b<tr><td>1<td>2", ["<p>a<br/>b</p>", "<p>1<br/>2</p>"], id="no-headings"),
        pytest.param("<tr><th>a<th>b", ["<p>a<br/>b</p>"], id="only-headings"),
        pytest.param("<tr><td>a<td><ul><li>b</ul>", ["<p>a</p>", "<ul><li>b</li></ul>"], id="list-first"),
        pytest.param("<tr hidden><th>a<tr><td>1", ["<p>1</p>"], id="hidden"),
        pytest.param("<tr><th>a<tr><td>1", ["<p>a</p>", "<p>1</p>"], id="one-column"),
        pytest.param("<tr><th>a<th>b<tr><td colspan=2>1", ["<p>a<br/>b</p>", "<p>1</p>"], id="wide"),
        pytest.param(
            "<tr><th>a<th>b<tr><td rowspan=2>1<td>2", ["<p><b>a:</b> 1<br/><b>b:</b> 2</p>"], id="high"
        ),
        pytest.param(
            '<tr><th>a<th>b<tr><td>1<td><a href="https://example.org">2</a>',
            ['<p><b>a:</b> 1<br/><b>b:</b> <a href="https://example.org">2</a></p>'],
            id="link",
        ),
        pytest.param(
            f"<tr><th>a<th>b<tr><td>1<td>{LONG}", [f"<p><b>a:</b> 1<br/><b>b:</b> {LONG}</p>"], id="long"
        ),
        pytest.param(
            "<tr><th>a<th>b<tr><td>1<td><ul><li>2</ul>",
            ["<p><b>a:</b> 1<br/><b>b:</b></p>", "<ul><li>2</li></ul>"],
            id="list",
        ),
        pytest.param(
            "<tr>" + "<th>a" * 6 + "<tr>" + "<td>1" * 6,
            ["<p>" + "<br/>".join(["<b>a:</b> 1"] * 6) + "</p>"],
            id="many-columns",
        ),
    ],
)
def test_table_that_no_block_holds(html, text):
    assert read(f"<table>{html}</table>") == text
