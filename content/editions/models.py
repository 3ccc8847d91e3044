from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.districts.models import District

# In bytes four times as many at most, which PostgreSQL still indexes.
LONGEST_PATH = 600


class Snapshot(models.Model):
    """One page in one language as readers see it, under the digest of its content. Never changed."""

    digest = models.CharField(max_length=64, primary_key=True)
    language = models.CharField(max_length=12)
    content = models.JSONField()
    html = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("snapshot")

    def __str__(self) -> str:
        return self.digest[:12]


class SnapshotRef(models.Model):
    """Which snapshot a page has in a language at present, and what lists of pages say of it.

    ``completeness`` is how much of it is in that language and not older than the German, in per cent. An adapted page
    has snapshots of its own.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=12)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="refs")
    head = models.JSONField()
    is_translated = models.BooleanField()
    completeness = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "language"], name="page_has_one_snapshot_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.language} {self.snapshot_id}"


class PendingPage(models.Model):
    """A page whose snapshots are to be built again. The token changes with every new reason."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="+")
    token = models.UUIDField()

    def __str__(self) -> str:
        return str(self.page_id)


class Sheet(models.Model):
    """A part of editions - entries of pages, contacts - under the digest of its content. Never changed."""

    digest = models.CharField(max_length=64, primary_key=True)
    content = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.digest[:12]


class EditionQuerySet(models.QuerySet["Edition"]):
    def stale(self) -> EditionQuerySet:
        return self.exclude(pending=None)

    def readable(self) -> EditionQuerySet:
        """Those that readers get: built, of districts that are live."""
        return self.filter(district__is_live=True).exclude(version="")


class Edition(models.Model):
    """What one district offers in one language: its pages in order, each with its snapshot, and its contacts.

    ``content`` names the sheets that hold them. ``version`` is its digest; it is empty until the edition is first
    built. ``pending`` is set while something has changed that the content does not show yet. ``addresses`` is the
    digest of where pages are, as it has been noted.
    """

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(_("language"), max_length=12)
    version = models.CharField(max_length=64, blank=True)
    content = models.JSONField(default=dict)
    built_at = models.DateTimeField(null=True)
    pending = models.UUIDField(null=True)
    addresses = models.CharField(max_length=64, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["district", "language"], name="district_has_one_edition_per_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.district_id}/{self.language}"


class PastEdition(models.Model):
    """What an edition held before it became another: from it is told what somebody lacks who has that version."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="past")
    version = models.CharField(max_length=64)
    content = models.JSONField()
    replaced_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "version"], name="edition_was_a_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.version[:12]}"


class Address(models.Model):
    """Where readers of a district find a page or found it before: a path, in lower case, and the page's key.

    It stays when the page moves or goes, until another page has the path.
    """

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="addresses")
    path = models.CharField(max_length=LONGEST_PATH)
    key = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["district", "path"], name="address_leads_to_one_page"),
        ]

    def __str__(self) -> str:
        return f"{self.district_id} {self.path}"
