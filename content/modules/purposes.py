"""What a page may be besides a topic: something said by law, news, or an event."""

LEGAL = frozenset({"IMPRINT", "PRIVACY", "ACCESSIBILITY"})
NEWS, EVENT = "NEWS", "EVENT"
# What is of its time: it is read while it is new, and not put on paper to be kept.
PASSING = frozenset({NEWS, EVENT})
