"""The form in which a district adapts a page, as a browser sends it."""

from django.urls import reverse

from content.overrides.models import OverridePage

NO_COMMENTS = {
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}


def address(override):
    return reverse("wagtailadmin_pages:edit", args=[override.pk])


def posted(*operations, **fields):
    """Return what the form sends for operations, each with the texts of its first block, and for further fields."""
    data = {
        "operations-shown": "1",
        "operations-operation": [item.id for item in operations],
        "severity": "NORMAL",
        **NO_COMMENTS,
    }
    for operation in operations:
        prefix = f"operations-{operation.id}"
        data |= {f"{prefix}-kind": operation.kind, f"{prefix}-anchor": operation.anchor}
    return data | fields


def draft_of(override):
    return OverridePage.objects.get(pk=override.pk).get_latest_revision_as_object()


def said(operation):
    return [(block["type"], block["value"]) for block in operation.content]


def press(editor, override, what, *operations, **fields):
    return editor.post(address(override), posted(*operations, **fields, adapt=what))


def content_of(operation, *values):
    prefix = f"operations-{operation.id}-content"
    data = {f"{prefix}-count": str(len(values))}
    for index, (kind, value) in enumerate(values):
        item = f"{prefix}-{index}"
        data |= {f"{item}-type": kind, f"{item}-order": str(index), f"{item}-deleted": "", f"{item}-id": "x"}
        data |= {f"{item}-value-{name}": text for name, text in value.items()}
    return data


RICH = (
    '{"blocks": [{"key": "a", "text": "Morgen.", "type": "unstyled", "depth": 0,'
    ' "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
)
