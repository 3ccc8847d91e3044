"""What of a text could not be kept as it was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST_DETAIL = 300


class LossKind(StrEnum):
    """Which kind of thing it was."""

    LINK = "LINK"
    LINK_IN_PAGE = "LINK_IN_PAGE"
    LINK_THERE = "LINK_THERE"
    FILE_THERE = "FILE_THERE"
    PICTURE_ELSEWHERE = "PICTURE_ELSEWHERE"
    PICTURE_INSIDE = "PICTURE_INSIDE"
    PICTURE_KIND = "PICTURE_KIND"
    PICTURE_SIZE = "PICTURE_SIZE"
    PICTURE_GONE = "PICTURE_GONE"
    PICTURE_WITHOUT_TEXT = "PICTURE_WITHOUT_TEXT"
    OTHER_PICTURE = "OTHER_PICTURE"
    EMBEDDED = "EMBEDDED"
    ACTIVE = "ACTIVE"
    TABLE_AS_TEXT = "TABLE_AS_TEXT"
    TITLE_CUT = "TITLE_CUT"
    ORGANISATION = "ORGANISATION"
    THUMBNAIL = "THUMBNAIL"
    OFFER = "OFFER"


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing, and its address or its beginning."""

    kind: LossKind
    detail: str = ""

    def to_json(self) -> dict[str, str]:
        return {"kind": self.kind.value, "detail": self.detail[:LONGEST_DETAIL]}
