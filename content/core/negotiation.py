"""What clients say that they would rather have."""


def qualities(header: str) -> list[tuple[str, float]]:
    """Return what an ``Accept-…`` header names, in lower case, and how much each is wanted, from 0 to 1.

    What is written in another way than RFC 9110, 12.4.2, says is not wanted.
    """
    return [_quality(item) for item in header.lower().split(",")]


def _quality(item: str) -> tuple[str, float]:
    value, _, parameter = item.partition(";")
    name, _, weight = parameter.partition("=")
    try:
        return value.strip(), min(float(weight), 1.0) if name.strip() == "q" else 1.0
    except ValueError:
        return value.strip(), 0.0
