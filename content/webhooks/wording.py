"""What people read of failures."""

from django.utils.translation import gettext_lazy as _

from content.webhooks.failures import Failure

SENTENCES = {
    Failure.NO_ADDRESS: _("This is not a complete address. It begins with https:// and the name of a host."),
    Failure.NOT_HTTPS: _("The address must begin with https://."),
    Failure.PASSWORD: _("The address must not have a user name or a password in it."),
    Failure.PORT: _("The address must be on port 443 or 8443."),
    Failure.UNKNOWN_HOST: _("There is no host of this name."),
    Failure.NOT_PUBLIC: _("The host is not on the public internet. Events are sent to public hosts only."),
    Failure.UNREACHABLE: _("No connection to the host could be made, or it broke off."),
    Failure.NOT_TRUSTED: _("The host has no valid certificate for its name."),
    Failure.TOO_SLOW: _("The receiver did not answer within ten seconds."),
    Failure.NO_HTTP: _("The host does not answer as a web server does."),
    Failure.REDIRECTED: _("The receiver points to another address (%(status)s). Enter that address instead."),
    Failure.STATUS: _("The receiver answered with an error (%(status)s)."),
    Failure.GONE: _("The receiver wants no events any more (410)."),
    Failure.REPLACED: _("A later change of the same edition is sent instead."),
    Failure.SWITCHED_OFF: _("The webhook was switched off before it was sent."),
}


def sentence_for(failure: str, status: int | None = None) -> str:
    """Say why an event did not arrive, or why an address is not taken."""
    return str(SENTENCES[Failure(failure)]) % {"status": status}
