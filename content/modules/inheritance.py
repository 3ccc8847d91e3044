"""What the state says to districts about its texts, and where districts put their own."""

from enum import StrEnum


class Mark(StrEnum):
    """What the state asks of districts about one block."""

    LOCKED = "LOCKED"
    LOCALISE = "LOCALISE"


class Severity(StrEnum):
    """What a change of a statewide text means for those who have made something of it."""

    MINOR = "MINOR"
    NORMAL = "NORMAL"
    URGENT = "URGENT"


class Placement(StrEnum):
    """Where a local page stands to a statewide one."""

    BELOW = "BELOW"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
