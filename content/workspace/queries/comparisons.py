"""A district's text beside the state's, as it was and as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from content.overrides.conflicts import Judgement, State
from content.overrides.differences import Fate, Piece, differences
from content.overrides.operations import Kind, block_digest, text_digest_of
from content.overrides.wording import own_wording, wording_of

# What has come to be the same as the statewide text, or what the state forbids, cannot be kept.
_KEEPABLE = (State.CHANGED, State.REMOVED)


@dataclass(frozen=True)
class Comparison:
    """An operation beside the statewide text that it was made against and that of today.

    ``names`` are the names of choices; ``since`` is when the statewide text became another.
    """

    judgement: Judgement
    names: Mapping[str, str]
    since: datetime | None = None

    # Comparing words takes long, and where things are only counted nobody reads them.
    @cached_property
    def then(self) -> str:
        """The lines that the state said."""
        return wording_of(self.judgement.operation.base.block, self.names)

    @cached_property
    def now(self) -> list[Piece]:
        """What has become of those lines."""
        return differences(self.then, wording_of(self.judgement.current, self.names))

    @cached_property
    def ours(self) -> str:
        """The lines that the district says."""
        return own_wording(self.judgement.operation, self.names)

    @property
    def token(self) -> str:
        """Names the operation and the statewide text of today, so that nobody decides on a text that was not shown."""
        return f"{self.judgement.operation.id}:{digest_of(self.judgement.current)}"

    @property
    def may_be_kept(self) -> bool:
        return self.judgement.state in _KEEPABLE

    @property
    def may_be_proposed(self) -> bool:
        return self.may_be_kept and self.judgement.operation.kind is not Kind.HIDE

    @property
    def has_same_words(self) -> bool:
        """Whether the state has changed something, but no word: where a link leads, what is bold."""
        return bool(self.now) and all(piece.fate is Fate.KEPT for piece in self.now)


def digest_of(statewide: Any) -> str:
    """Return the digest of a statewide block, or of a title or a summary; of nothing, none."""
    if isinstance(statewide, str):
        return text_digest_of(statewide)
    return block_digest(statewide) if statewide else ""
