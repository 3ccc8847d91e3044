"""How a field of an answer is documented: with a description and an example, always."""

from typing import Any

from pydantic import Field

PAGE_ID = "36d0edcf-d4ff-5d28-82d1-f73d3a2535ac"
PARENT_ID = "4c64e53b-89ed-53ea-9c94-8528ab64731d"
BLOCK_ID = "c5916378-6fbb-53b2-98f5-c023f5a8c2cf"
ITEM_ID = "1e05f4ca-fbff-54a4-abb5-6a393ca78aa0"
DIGEST = "b7048481f3ee6a2f49a1a21ebb0fd256eac08116653e2343412c1facb8294ff6"
VERSION = "639a7f7b782fbb372c70d00059f529801954cefdddf34b24bb229832a4cf5c3f"
TEXT = {"text": "Gesundheit", "language": "de", "direction": "ltr"}


def about(description: str, example: Any, **limits: Any) -> Any:
    """Return the documentation of a field; ``limits`` are pydantic's: ``pattern``, ``ge``, ``le``, ``max_length``.

    A field that may be left out of what is sent has a ``default`` among them.
    """
    return Field(description=description, examples=[example], **limits)
