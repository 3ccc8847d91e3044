import pytest

from content.takeover.trees import DEEPEST, Element, parse, storable


def shown(element):
    """Return a tree as nested lists."""
    return [child if isinstance(child, str) else [child.tag, *shown(child)] for child in element.children]


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("a &amp; b", ["a & b"], id="text"),
        pytest.param("<p>a<p>b", [["p", "a"], ["p", "b"]], id="not-closed"),
        pytest.param("<b>a<i>b</b>c</i>", [["b", "a", ["i", "b"]], ["i", "c"]], id="crossed"),
        pytest.param("a</p></div>b", ["a", ["p"], "b"], id="not-opened"),
        pytest.param("<font>a</font>", ["a"], id="unknown"),
        pytest.param("a<script>x()</script><style>p {}</style>b", ["ab"], id="not-for-readers"),
        pytest.param("a<br>b<hr>", ["a", ["br"], "b", ["hr"]], id="void"),
        pytest.param("<iframe><p>a</iframe>b", [["iframe", "<p>a"], "b"], id="frame"),
        pytest.param(
            "<iframe></p>&amp;<!--</iframe>b", [["iframe", "</p>&amp;<!--"], "b"], id="broken-frame"
        ),
        pytest.param("a<br/>b</br>c", ["a", ["br"], "b", ["br"], "c"], id="closed-void"),
        pytest.param("a\x00\x0bb", ["ab"], id="controls"),
    ],
)
def test_parse(html, tree):
    assert shown(parse(html)) == tree


def test_parse_keeps_what_is_needed_of_attributes():
    (link,) = parse('<a href=" https://example.org " onclick="x()" hidden>a</a>').elements

    assert link.attributes == {"href": " https://example.org ", "hidden": ""}
    assert link.get("href") == "https://example.org"


def test_parse_flattens_what_is_nested_too_deep():
    tree = parse("<div>" * 200 + "a" + "</div>" * 200 + "b")

    depth, element = 0, tree
    while element.elements:
        depth, element = depth + 1, element.elements[0]
    assert depth == DEEPEST
    assert tree.children[-1] == "b"


@pytest.mark.parametrize(
    ("attributes", "is_hidden"),
    [
        ({}, False),
        ({"hidden": ""}, True),
        ({"style": "color:red; Display : none"}, True),
        ({"style": "x"}, False),
    ],
)
def test_element_is_hidden(attributes, is_hidden):
    assert Element("p", attributes).is_hidden is is_hidden


def test_element_all():
    tree = parse("<ul><li>a<b>b</b></li></ul><p>c</p>")

    assert [element.tag for element in tree.all()] == ["ul", "li", "b", "p"]


def test_storable():
    assert storable("a\x00b\ud800c\n") == "abc\n"
