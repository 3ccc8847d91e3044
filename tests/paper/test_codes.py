import re
from urllib.parse import unquote

from content.paper.codes import qr_code, qr_drawing


def test_code_is_a_drawing_without_a_file():
    kind, _, svg = qr_code("https://lotse.example.org/mainz/").partition(",")

    assert kind == "data:image/svg+xml;charset=utf-8"
    assert unquote(svg).startswith("<svg xmlns='http://www.w3.org/2000/svg' viewBox=")


def test_codes_of_two_addresses_differ():
    assert qr_code("https://a.de/ar/") != qr_code("https://a.de/de/")


def test_code_in_a_page_is_a_drawing_with_a_white_edge_and_nothing_that_is_run():
    drawing = qr_drawing("https://lotse.example.org/mainz/x8yxfw/")

    assert re.sub(r' d="[^"]+"', "", drawing) == (
        '<svg viewBox="0 0 35 35"><path fill="#fff"/><path stroke="#000"/></svg>'
    )
