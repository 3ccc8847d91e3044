from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DigestSubscription(models.Model):
    """A person who wants to be told by mail what waits for translation."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="translation_digest"
    )
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("mail about translations")
        verbose_name_plural = _("mails about translations")

    def __str__(self) -> str:
        return str(self.user)
