"""Mails that say once a week what waits for translation, to those who want them."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override
from wagtail.users.models import UserProfile

from content.core.languages import LANGUAGES
from content.core.site import on_the_web
from content.translations.models import DigestSubscription
from content.translations.queries.waiting import Waiting, waiting_for
from content.translations.standing import task_words

# A little less than a week, so that whoever sends them at the same hour each week leaves nobody out.
PAUSE = timedelta(days=6.5)
SHOWN = 10
logger = logging.getLogger(__name__)


def change_subscription(*, is_wanted: bool, by: User) -> None:
    """Let a person have the mail or not."""
    if is_wanted:
        DigestSubscription.objects.get_or_create(user=by)
    else:
        DigestSubscription.objects.filter(user=by).delete()


def send_digests() -> int:
    """Send each person who wants it what waits, if anything does and the last mail is long enough ago.

    Returns how many were sent. An address that takes no mail is logged, and tried again the next time.
    """
    now = timezone.now()
    due = DigestSubscription.objects.filter(Q(sent_at=None) | Q(sent_at__lt=now - PAUSE))
    reachable = due.filter(user__is_active=True).exclude(user__email="").select_related("user")
    return sum(_send(subscription) for subscription in reachable.order_by("pk"))


def _send(subscription: DigestSubscription) -> bool:
    waiting = waiting_for(subscription.user)
    if not waiting:
        return False
    try:
        _message(subscription.user, waiting).send()
    except (SMTPException, OSError):
        logger.exception("A mail about translations could not be sent to user %s.", subscription.user_id)
        return False
    subscription.sent_at = timezone.now()
    subscription.save(update_fields=["sent_at"])
    return True


def _message(user: User, waiting: list[Waiting]) -> EmailMessage:
    with override(UserProfile.get_for_user(user).get_preferred_language()):
        pages = ngettext(
            "%(count)s page waits for translation", "%(count)s pages wait for translation", len(waiting)
        )
        return EmailMessage(
            subject=f"{settings.WAGTAIL_SITE_NAME}: {pages % {'count': len(waiting)}}",
            body=render_to_string("translations/digest.txt", _context(user, waiting)),
            to=[user.email],
        )


def _context(user: User, waiting: list[Waiting]) -> dict[str, Any]:
    counts = Counter(found.language.code for found in waiting)
    return {
        "user": user,
        "count": len(waiting),
        "languages": [(LANGUAGES[code], count) for code, count in counts.most_common()],
        "first": [
            (
                found,
                ", ".join(words for _name, words in task_words(found)),
                _absolute("translations:edit", found.page.page_id, found.language.code),
            )
            for found in waiting[:SHOWN]
        ],
        "list_address": _absolute("translations:index"),
        "account_address": _absolute("wagtailadmin_account"),
    }


def _absolute(name: str, *args: object) -> str:
    return on_the_web(reverse(name, args=args))
