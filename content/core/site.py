"""Where the website is for everybody, whoever asks and by whichever name."""

from django.conf import settings


def site_address() -> str:
    """Return the address of this website, without a slash at the end."""
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/")


def on_the_web(address: str) -> str:
    """Return a whole address, with its host, of an address on this website; one that has a host stays as it is."""
    return f"{site_address()}{address}" if address.startswith("/") else address
