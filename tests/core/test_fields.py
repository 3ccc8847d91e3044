from wagtail import blocks

from content.core.fields import StreamField


def test_stream_field_keeps_its_blocks_out_of_migrations():
    field = StreamField([("line", blocks.CharBlock())], blank=True)

    _, path, arguments, options = field.deconstruct()

    assert path == "content.core.fields.StreamField"
    assert arguments == [[]]
    assert "block_lookup" not in options
