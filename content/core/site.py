"""Where the website is for everybody, whoever asks and by whichever name."""

from django.conf import settings


def on_the_web(address: str) -> str:
    """Return a whole address, with its host, of an address on this website; one that has a host stays as it is."""
    site = str(settings.WAGTAILADMIN_BASE_URL).rstrip("/")
    return f"{site}{address}" if address.startswith("/") else address
