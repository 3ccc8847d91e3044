"""What people are told of kinds and fates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from content.takeover.losses import LossKind
from content.takeover.reports import Fate

FATES: Mapping[Fate, Any] = {
    Fate.CREATED: _("brought over"),
    Fate.UPDATED: _("brought up to date"),
    Fate.UNCHANGED: _("as before"),
    Fate.CONFLICT: _("changed there and here: yours was kept"),
    Fate.DELETED_HERE: _("deleted here, and not brought over again"),
    Fate.BUILT_OTHERWISE: _("left out: built otherwise than the German"),
    Fate.ONLY_HERE: _("left out: there is a translation here already"),
    Fate.GONE_THERE: _("no longer there: yours was kept"),
    Fate.FAILED: _("could not be stored"),
}
LOSSES: Mapping[LossKind, Any] = {
    LossKind.LINK: _("Links that lead nowhere; their text was kept"),
    LossKind.LINK_IN_PAGE: _("Links to another part of the same page; their text was kept"),
    LossKind.LINK_THERE: _("Links to what was not brought over; they still lead to the old address"),
    LossKind.FILE_THERE: _("Files that are still on the old server"),
    LossKind.PICTURE_ELSEWHERE: _("Pictures from other servers; they were left out"),
    LossKind.PICTURE_INSIDE: _("Pictures inside the text; they were left out"),
    LossKind.PICTURE_KIND: _("Pictures that are no JPEG, PNG, GIF or WebP; they were left out"),
    LossKind.PICTURE_SIZE: _("Pictures that are too large; they were left out"),
    LossKind.PICTURE_GONE: _(
        "Pictures that could not be fetched; the next run tries again unless they are gone"
    ),
    LossKind.PICTURE_WITHOUT_TEXT: _(
        "Pictures of which nothing is said for people who cannot see them: please write it"
    ),
    LossKind.OTHER_PICTURE: _(
        "Pictures that were others in this language; readers see the one of the German page"
    ),
    LossKind.EMBEDDED: _("Embedded pages; they have become links"),
    LossKind.ACTIVE: _("Forms, drawings and programs; only their text was kept"),
    LossKind.TABLE_AS_TEXT: _("Tables that have become text"),
    LossKind.TITLE_CUT: _("Titles that were too long and have been cut"),
    LossKind.ORGANISATION: _("Names of organisations that were shown as the origin of a page"),
    LossKind.THUMBNAIL: _("Small pictures beside the title: please choose an icon"),
    LossKind.OFFER: _("Offers that were shown below a page"),
}
