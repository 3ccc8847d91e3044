"""Generated documents: texts as people write them in every script, and rich text as Wagtail stores it."""

from hypothesis import strategies as st

from content.translations.exchange.documents import Document, Section, Unit
from content.translations.staleness import Status

# What breaks programs: markup, quotes, directions, joiners, combining signs, ends of lines of every kind.
_PIECES = [
    "Amt", " ", "  ", "\t", "\n", "\r\n", "\u2028", "\x85", "\xa0", "\u202f", "\x0b", "\x01",
    "&", "&amp;", "&#1;", "<", ">", "<b>", "</p>", "]]>", "<!--", '"', "'", "\\", "\\n", "%s", "{x}", "#~", "msgid",
    "\u200b", "\u200d", "\u200f", "\u2067عربي\u2069", "می\u200cخواهم", "e\u0301", "ß", "👩\u200d👧",
]  # fmt: skip
texts = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5).map(lambda pieces: f"x{''.join(pieces)}")
written_texts = texts.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
_links = st.sampled_from(
    [
        '<a linktype="page" id="12">{}</a>',
        '<a href="https://example.org/?a=1&amp;b=2">{}</a>',
        '<a href="tel:112" title="O\'Neill">{}</a>',
    ]
)
_spans = (
    written_texts
    | written_texts.map(lambda text: f"<b>{text}<br/></b>")
    | st.builds(lambda link, text: link.format(text), _links, written_texts)
)
_lines = st.lists(_spans, min_size=1, max_size=3).map("".join)
_paragraphs = _lines.map(lambda line: f'<p data-block-key="a1b2c">{line}</p>')
_lists = st.lists(_lines, min_size=1, max_size=3).map(
    lambda items: f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
)
rich_texts = st.lists(_paragraphs | _lists, min_size=1, max_size=3).map("".join)


def _unit(key, source, target, is_rich, status, note):
    return Unit(key, source, "" if status is Status.MISSING else target, is_rich, status, note)


def _units(key):
    rest = (st.sampled_from(Status), st.just("") | texts)
    return st.builds(_unit, st.just(key), texts, texts, st.just(False), *rest) | st.builds(
        _unit, st.just(key), rich_texts, rich_texts, st.just(True), *rest
    )


def _sections(number):
    keys = st.lists(
        st.sampled_from(["title", "summary", "body.5d4c.text", "body.07aa.items.1.title"]),
        unique=True,
        min_size=1,
    )
    units = keys.flatmap(lambda found: st.tuples(*map(_units, found)))
    return st.builds(Section, st.just(f"page:{number}"), texts, units)


documents = st.integers(0, 2).flatmap(
    lambda count: st.builds(
        Document,
        st.just("de"),
        st.sampled_from(["ar", "sr-Latn", "de-simple"]),
        st.tuples(*map(_sections, range(count))),
    )
)
