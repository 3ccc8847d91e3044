"""What a page is made of. Every block and every item keeps its id for life: translations and overrides name it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from content.districts.models import ContactRole
from content.modules.enums import MARKS

RICH_TEXT_FEATURES = ["bold", "ol", "ul", "link"]


class KeptCharBlock(blocks.CharBlock):
    """A line that is the same in every language: a number, an official German word."""

    is_translated = False


def role_choices() -> list[tuple[str, str]]:
    """Return every contact role as key and name."""
    return [(role.key, role.name) for role in ContactRole.objects.all()]


def _rich_text(label: Any, **kwargs: Any) -> blocks.RichTextBlock:
    return blocks.RichTextBlock(label=label, features=RICH_TEXT_FEATURES, **kwargs)


def _line(label: Any, **kwargs: Any) -> blocks.CharBlock:
    return blocks.CharBlock(label=label, max_length=250, **kwargs)


class SectionBlock(blocks.StructBlock):
    heading = _line(_("Heading"), required=False)
    text = _rich_text(_("Text"))

    class Meta:
        icon = "title"
        label = _("Section")


class StepBlock(blocks.StructBlock):
    title = _line(_("What to do"))
    text = _rich_text(_("Explanation"), required=False)


class StepsBlock(blocks.StructBlock):
    heading = _line(_("Heading"))
    items = blocks.ListBlock(StepBlock(), min_num=1, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")


class NoticeBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("info", _("Information")), ("important", _("Important")), ("emergency", _("Emergency"))],
        default="info",
    )
    text = _rich_text(_("Text"))

    class Meta:
        icon = "warning"
        label = _("Notice")


class ChecklistBlock(blocks.StructBlock):
    heading = _line(_("Heading"))
    items = blocks.ListBlock(
        blocks.StructBlock([("text", _line(_("What to bring")))]), min_num=1, label=_("Papers and things")
    )

    class Meta:
        icon = "clipboard-list"
        label = _("Checklist")


class QuestionBlock(blocks.StructBlock):
    question = _line(_("Question"))
    answer = _rich_text(_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question and answer")


class ContactBlock(blocks.StructBlock):
    role = blocks.ChoiceBlock(
        label=_("Role"),
        choices=role_choices,
        help_text=_("Readers see the office that fills this role in their district."),
    )
    note = _line(_("What to ask or bring there"), required=False)

    class Meta:
        icon = "user"
        label = _("Contact")


class LinksBlock(blocks.StructBlock):
    heading = _line(_("Heading"))
    items = blocks.ListBlock(
        blocks.StructBlock([("label", _line(_("Label"))), ("url", blocks.URLBlock(label=_("Address")))]),
        min_num=1,
        label=_("Links"),
    )

    class Meta:
        icon = "link"
        label = _("Links")


class PhonesBlock(blocks.StructBlock):
    heading = _line(_("Heading"))
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("label", _line(_("Who answers"))),
                ("number", KeptCharBlock(label=_("Number"), max_length=40)),
                ("note", _line(_("When, in which languages, what it costs"), required=False)),
            ]
        ),
        min_num=1,
        label=_("Phone numbers"),
    )

    class Meta:
        icon = "mobile-alt"
        label = _("Phone numbers")


class TableBlock(blocks.StructBlock):
    caption = _line(_("What the table shows"))
    columns = blocks.ListBlock(_line(_("Column")), min_num=2, max_num=5, label=_("Columns"))
    rows = blocks.ListBlock(
        blocks.StructBlock([("cells", blocks.ListBlock(_line(_("Cell"), required=False), label=_("Cells")))]),
        min_num=1,
        label=_("Rows"),
    )

    class Meta:
        icon = "table"
        label = _("Table")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        width = len(cleaned["columns"])
        if any(len(row["cells"]) != width for row in cleaned["rows"]):
            raise blocks.StructBlockValidationError(
                non_block_errors=[_("Every row needs as many cells as there are columns.")]
            )
        return cleaned


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    alt = _line(_("What the image shows, for people who cannot see it"))
    caption = _line(_("Caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Image")


class VideoBlock(blocks.StructBlock):
    title = _line(_("Title"))
    url = blocks.URLBlock(
        label=_("Address"), help_text=_("The video is linked; nothing is loaded from there.")
    )
    description = _line(_("What it shows"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")


class TermBlock(blocks.StructBlock):
    term = KeptCharBlock(label=_("Official German term"), max_length=100)
    explanation = _rich_text(_("Explanation"))

    class Meta:
        icon = "openquote"
        label = _("Official term")


class LocalBodyBlock(blocks.StreamBlock):
    """The text of a page, or of a part of one, that a district writes."""

    section = SectionBlock()
    steps = StepsBlock()
    notice = NoticeBlock()
    checklist = ChecklistBlock()
    question = QuestionBlock()
    contact = ContactBlock()
    links = LinksBlock()
    phones = PhonesBlock()
    table = TableBlock()
    image = PictureBlock()
    video = VideoBlock()
    term = TermBlock()

    class Meta:
        required = False


class MarkBlock(blocks.ChoiceBlock):
    """What the state asks of districts about a block; readers get nothing of it."""

    is_for_readers = False


def _marked(block: blocks.StructBlock) -> blocks.StructBlock:
    fields = list(block.child_blocks)
    mark = MarkBlock(label=_("For districts"), choices=MARKS, required=False)
    # Seldom needed, so it is folded away behind the block's settings.
    layout = blocks.BlockGroup(children=fields, settings=["mark"])
    return type(block)([("mark", mark)], form_layout=layout)


class BodyBlock(blocks.StreamBlock):
    """The text of a page that the state writes: what a district may write, and what districts may do with it."""

    def __init__(self, **kwargs: Any) -> None:
        local = LocalBodyBlock().child_blocks
        super().__init__([(name, _marked(block)) for name, block in local.items()], **kwargs)

    class Meta:
        required = False


class SourceBlock(blocks.StructBlock):
    """Where the facts of a page come from."""

    title = KeptCharBlock(label=_("Title"), max_length=250)
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Source")


class SourcesBlock(blocks.StreamBlock):
    """The sources of a page."""

    source = SourceBlock()

    class Meta:
        required = False
