"""What an address's arguments are filled with. An argument that is not named here has to be thought about first."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Collection, Site

from content.districts.models import ContactRole
from content.translations.models import Term
from tests.cms.rights.addresses import Address
from tests.cms.rights.places import Values

# Which of a place's things an argument names: by its own name, behind its namespace's or behind its address's.
THINGS = {
    "code": "code",
    "collection_id": "collection",
    "delivery_id": "delivery",
    "destination_id": "destination",
    "doc_id": "document",
    "document_id": "document",
    "filter_spec": "filter_spec",
    "image_id": "image",
    "job_id": "job",
    "number": "number",
    "object_id": "page",
    "operation_id": "operation",
    "override_id": "override",
    "page_id": "page",
    "page_pk": "page",
    "page_to_move_id": "page",
    "parent_page_id": "page",
    "proposal_id": "proposal",
    "revision_id": "revision",
    "revision_id_a": "earlier",
    "revision_id_b": "later",
    "role": "role",
    "scope": "scope",
    "session_id": "session",
    "slug": "district",
    "task_id": "task",
    "task_state_id": "task_state",
    "token": "token",
    "uidb64": "token",
    "webhook_id": "webhook",
    "workflow_pk": "workflow",
    "workflow_state_id": "workflow_state",
    "districts:rescue.override_id": "withdrawn",
    "districts:seen.proposal_id": "decided",
    "districts:show.page_id": "hidden",
    "wagtailadmin_api:pages.pk": "page",
    "wagtailadmin_api:images.pk": "image",
    "wagtailadmin_api:documents.pk": "document",
    "wagtailadmin_collections.pk": "collection",
    "wagtailadmin_pages.pk": "page",
    "wagtailadmin_workflows.pk": "workflow",
    "wagtailadmin_workflows:disable_task.pk": "task",
    "wagtailadmin_workflows:edit_task.pk": "task",
    "wagtailadmin_workflows:enable_task.pk": "task",
    "wagtaildocs.uploaded_file_id": "uploaded_document",
    "wagtaildocs_chooser.pk": "document",
    "wagtailimages.uploaded_file_id": "uploaded_image",
    "wagtailimages_chooser.pk": "image",
    "wagtailsites.pk": "site",
    "wagtailsnippetchoosers_districts_contactrole.pk": "role_pk",
    "wagtailsnippetchoosers_districts_district.pk": "district_pk",
    "wagtailsnippetchoosers_translations_term.pk": "term",
    "wagtailsnippets_districts_contactrole.pk": "role_pk",
    "wagtailsnippets_districts_district.pk": "district_pk",
    "wagtailsnippets_translations_term.pk": "term",
    "wagtailusers_groups.pk": "group",
    "wagtailusers_users.pk": "user",
}
PAGE_TYPES = ("modules/infopage", "overrides/overridepage", "districts/districthome")
# Arguments that name no thing, and what is asked for in them.
CHOICES = {
    ("content_type_app_name", "content_type_model_name"): PAGE_TYPES,
    ("app_label", "model_name"): PAGE_TYPES,
    ("app_name", "model_name"): ("taggit/tag",),
    ("code",): ("ar", "uk"),
    ("destination_id",): ("trier", "mainz", "state"),
}
KINDS_BY_NAME = {
    "wagtailadmin_pages:convert_alias": ("alias",),
    "wagtailadmin_pages:confirm_workflow_cancellation": ("submitted",),
    "wagtailadmin_pages:revisions_unschedule": ("scheduled",),
    "wagtailadmin_pages:unlock": ("locked",),
    "wagtailadmin_pages:workflow_history": ("submitted",),
}
PAGES_OWN = {"page", "revision"}
SUBMITTED_OWN = {"workflow_state", "task_state"}
OVERRIDES_OWN = {"override", "operation", "proposal", "decided", "hidden", "withdrawn"}


class UnknownArgument(Exception):
    """Nobody has said what an argument of an address is to be filled with."""


def thing(address: Address, argument: str) -> str:
    """Return which of a place's things an argument names. Raises ``UnknownArgument``."""
    for key in (f"{address.name}.{argument}", f"{address.namespace}.{argument}", argument):
        if key in THINGS:
            return THINGS[key]
    raise UnknownArgument(f"{address.label}: {argument}. Say in {__name__} what it is to be filled with.")


def shared_values() -> Values:
    """Return what is the same everywhere."""
    role = ContactRole.objects.get()
    return {
        "collection": Collection.get_first_root_node().pk,
        "earlier": "earliest",
        "filter_spec": "max-100x100",
        "later": "latest",
        "number": 0,
        "role": role.key,
        "role_pk": role.pk,
        "site": Site.objects.get().pk,
        "term": Term.objects.get().pk,
        "token": "abc",
    }


def choices(address: Address) -> list[dict[str, str]]:
    """Return every combination of what is asked for in arguments that name no thing."""
    left, found = list(address.arguments), []
    for names, offered in [*_choices_of(address), *CHOICES.items()]:
        if set(names) <= set(left):
            found.append([dict(zip(names, choice.split("/"), strict=True)) for choice in offered])
            left = [name for name in left if name not in names]
    return [{name: value for part in parts for name, value in part.items()} for parts in product(*found)]


def _choices_of(address: Address) -> Iterator[tuple[tuple[str, ...], Iterable[str]]]:
    if address.name == "wagtailadmin_api:pages:action":
        yield ("action_name",), PagesAdminAPIViewSet.actions
    if "task_state_id" in address.arguments:
        yield ("action_name",), ("approve", "reject")
    if address.name == "wagtail_bulk_action":
        yield ("app_label", "model_name", "action"), _bulk_actions()
    if "slug" in address.arguments and len(address.arguments) > 1:
        # One's own district in the address, and in it another's things.
        yield ("slug",), ("mainz", "trier")
    if address.name == "wagtailadmin_workflows:add_task":
        yield ("app_label", "model_name"), ("wagtailcore/groupapprovaltask",)


def _bulk_actions() -> list[str]:
    bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")
    return sorted(
        f"{app}/{model}/{action}"
        for app, models in bulk_action_registry.actions.items()
        for model, actions in models.items()
        for action in actions
        # A page's type has the actions of pages.
        if (app, model) not in [tuple(kind.split("/")) for kind in PAGE_TYPES]
    )


def kinds(address: Address) -> tuple[str, ...]:
    """Return the kinds of pages that an address is asked for; without any page, one that is empty."""
    things = {thing(address, name) for name in address.arguments if not _is_chosen(address, name)}
    if things & SUBMITTED_OWN:
        return ("submitted",)
    if things & OVERRIDES_OWN:
        return ("override",)
    if things & PAGES_OWN:
        return KINDS_BY_NAME.get(address.name, ("page", "override", "home"))
    return ("",)


def _is_chosen(address: Address, argument: str) -> bool:
    return any(argument in choice for choice in choices(address))


def fill(address: Address, values: Values, chosen: dict[str, str]) -> dict[str, Any] | None:
    """Return an address's arguments, or nothing where a place has no such thing."""
    filled = {}
    for name in address.arguments:
        value = chosen[name] if name in chosen else values.get(thing(address, name))
        if value is None:
            return None
        filled[name] = value
    return filled
