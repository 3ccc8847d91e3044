"""Whose rows a request has changed: every table there is, each row with the place or the person it belongs to."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from wagtail.models import GroupPagePermission, Page, PageSubscription, WorkflowPage

from content.districts.models import ContactRole, District, DistrictHome, StateHome
from content.feedback.enums import Origin
from content.feedback.models import Feedback
from content.translations.models import GroupTranslationPermission, Term

Rows = dict[tuple[str, Any], tuple[str, Any]]
# Derived from others, or a person's own way through the interface.
IGNORED = {
    "contenttypes.ContentType",
    "sessions.Session",
    "translations.Phrase",
    "translations.SourceText",
    "wagtailadmin.EditingSession",
    "wagtailadmin.FormState",
    "wagtailcore.ReferenceIndex",
    "wagtailimages.Rendition",
}
# Who may do what, whatever page it is about, administrators decide.
RIGHTS = (GroupPagePermission, GroupTranslationPermission, WorkflowPage)
WRITING = ("INSERT", "UPDATE", "DELETE")


class Writes:
    """Notes whether a statement has written anything that counts."""

    def __init__(self) -> None:
        self.found = False
        self._ignored = [apps.get_model(label)._meta.db_table for label in IGNORED]

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith(WRITING) and not any(table in sql[:80] for table in self._ignored):
            self.found = True
        return execute(sql, *rest)


class Ownership:
    """To whom a row belongs: it follows from the district, the page or the person that the row names."""

    def __init__(self) -> None:
        self.users = dict(get_user_model().objects.values_list("pk", "username"))
        self.districts = dict(District.objects.values_list("pk", "slug"))
        self.homes = {
            home.path: home.district.slug for home in DistrictHome.objects.select_related("district")
        }
        self.homes |= {home.path: "state" for home in StateHome.objects.all()}
        self.page_types = {
            of.pk for of in ContentType.objects.all() if issubclass(of.model_class() or Model, Page)
        }
        self.pages: dict[int, str] = {}
        self.rows: dict[tuple[str, Any], str] = {}

    def look_at_pages(self) -> None:
        """Learn where the pages are now; those that have gone are remembered where they were."""
        for pk, path in Page.objects.values_list("pk", "path"):
            self.pages[pk] = self.homes.get(path[:8], "shared")

    def owner(self, model: type[Model], row: dict[str, Any]) -> str:
        if model in RIGHTS:
            return "shared"
        if issubclass(model, Page):
            return self.pages.get(row[model._meta.pk.attname], "shared")
        if model is District:
            return self.districts[row["id"]]
        if model in (ContactRole, Term) or (model is Feedback and row["origin"] == Origin.INHERITED):
            return "state"
        if model is get_user_model():
            return f"person {row['username']}"
        if model is PageSubscription:
            return f"person {self.users[row['user_id']]}"
        return self._named(model, row) or "shared"

    def _named(self, model: type[Model], row: dict[str, Any]) -> str | None:
        targets: dict[Any, str] = {
            field.related_model: field.attname for field in model._meta.concrete_fields if field.is_relation
        }
        if District in targets:
            return self.districts.get(row[targets[District]], "state")
        if Page in targets:
            return self.pages.get(row[targets[Page]], "shared")
        if any(isinstance(field, GenericForeignKey) for field in model._meta.private_fields):
            content_type = row.get("base_content_type_id") or row["content_type_id"]
            if content_type in self.page_types:
                return self.pages.get(int(row["object_id"]), "shared")
        if row.get(targets.get(get_user_model(), "")):
            return f"person {self.users.get(row[targets[get_user_model()]], '?')}"
        return next(
            (
                self.rows[target._meta.label, row[attname]]
                for target, attname in targets.items()
                if target is not ContentType and (target._meta.label, row[attname]) in self.rows
            ),
            None,
        )


def rows(ownership: Ownership) -> Rows:
    """Return every row of every table, with whom it belongs to."""
    ownership.look_at_pages()
    found: Rows = {}
    with connection.cursor() as cursor:
        for model in _models():
            fields = model._meta.local_concrete_fields
            columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
            cursor.execute(f"SELECT {columns} FROM {connection.ops.quote_name(model._meta.db_table)}")
            names = [field.attname for field in fields]
            for values in cursor.fetchall():
                row = dict(zip(names, values, strict=True))
                key = (model._meta.label, row[model._meta.pk.attname])
                ownership.rows[key] = ownership.owner(model, row)
                found[key] = (ownership.rows[key], values)
    return found


def _models() -> list[type[Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label != "wagtailsearch"
        and model._meta.label not in IGNORED
    ]


def changed(before: Rows, after: Rows) -> set[tuple[str, str]]:
    """Return the owner and the table of every row that is another one now, has come or has gone."""
    return {
        (side[key][0], key[0])
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
        for side in (before, after)
        if key in side
    }
