"""News for those above, sent inside the transaction that makes it true."""

from dataclasses import dataclass

from django.dispatch import Signal


@dataclass(frozen=True, slots=True)
class EditionChange:
    """An edition has another version than before; it had none if it was built for the first time."""

    district_id: int
    language: str
    version: str
    previous_version: str


# Readers of some editions get others than before. Sent by Edition, once for all that are stored together, with
# `changes`: a list of `EditionChange`.
editions_changed = Signal()

# `keep_current` has done what is due of the editions, as it does every minute: whatever else is due is done now. Sent
# outside of any transaction.
turn_taken = Signal()
