"""What is measured, one line each: name, value, unit."""


def say(name: str, value: float, unit: str) -> None:
    """Print one measure."""
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 3
    print(f"{name} {value:.{digits}f} {unit}", flush=True)  # noqa: T201 - what people read
