"""What is made of HTML, an editor could have made: nothing of it stands in the way when they store the page."""

from uuid import UUID

from hypothesis import given

from content.modules.blocks import BodyBlock
from content.takeover.conversion import converted
from content.takeover.identity import identified
from content.takeover.links import Links, Origin
from content.takeover.walking import walked
from tests.takeover.test_walking import documents

BODY = BodyBlock()


@given(documents())
def test_blocks_are_as_editors_may_store_them(document):
    html, _ = document
    pieces = walked(html, Links(Origin("https://cms.example.org", "mainz"), {"mainz/de/a": 7})).pieces
    blocks = [block for block in converted(pieces, "Titel").blocks if block.kind != "image"]

    stored = identified(blocks, [], UUID(int=1))

    value = BODY.to_python(stored)
    BODY.clean(value)
    assert BODY.get_prep_value(value) == [_marked(block) for block in stored]


def _marked(block):
    return {**block, "value": {"mark": None, **block["value"]}}
