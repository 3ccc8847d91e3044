"""What is posted where an empty form would not show whether a person may do it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from content.overrides.models import OverridePage
from content.overrides.queries import judgements_of
from content.workspace.queries.comparisons import digest_of
from tests.cms.rights.addresses import Address
from tests.cms.rights.places import Place, Values

COMMENTS = {
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}
FORMS = {
    "page": {"summary": "Kurz.", "severity": "NORMAL", "body-count": "0", "sources-count": "0"},
    "submitted": {"summary": "Kurz.", "severity": "NORMAL", "body-count": "0", "sources-count": "0"},
    "override": {"operations-count": "0", "severity": "NORMAL"},
    "home": {},
}
PAGE_BULK_ACTIONS = {"delete", "publish", "unpublish"}


@dataclass(frozen=True)
class Body:
    """What is sent beside the address. ``label`` is empty for the one that is sent to every address."""

    label: str = ""
    query: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What an address is filled with: a kind of page, a place's things, what is asked for, and all places by name."""

    kind: str
    values: Values
    chosen: dict[str, str]
    homes: dict[str, Place]


def bodies(address: Address, asked: Asked) -> Iterator[Body]:
    """Return what is sent to an address: nothing, and what a person would fill in."""
    make = MAKERS.get(address.name)
    if make is None:
        yield Body()
    else:
        yield from make(asked)


def _form(kind: str) -> dict[str, Any]:
    return {"title": "Neu", "slug": "neu", **FORMS[kind], **COMMENTS}


def _edit(asked: Asked) -> Iterator[Body]:
    yield Body()
    district = {"district": asked.values.get("district_pk", "")}
    for action in ("publish", "submit"):
        yield Body(action, data=_form(asked.kind) | district | {f"action-{action}": "x"})
    if asked.kind == "page":
        yield Body("save", data=_form(asked.kind))


def _add(asked: Asked) -> Iterator[Body]:
    yield Body()
    if asked.chosen["content_type_app_name"] == "modules":
        yield Body("publish", data=_form("page") | {"action-publish": "x"})


def _copy(asked: Asked) -> Iterator[Body]:
    # Without a parent Wagtail's own view breaks, for whom may copy at all.
    parents = {name: place.home.pk for name, place in asked.homes.items()}
    if asked.kind == "home":
        parents = {"root": asked.values["grandparent"]}
    for alias in ("", "on"):
        for name, parent in parents.items():
            yield Body(
                f"{'alias' if alias else 'copy'} to {name}",
                data={
                    "new_title": "Kopie",
                    "new_slug": "kopie",
                    "new_parent_page": parent,
                    "copy_subpages": "on",
                    "publish_copies": "on",
                    "alias": alias,
                },
            )


def _api(asked: Asked) -> Iterator[Body]:
    action = asked.chosen["action_name"]
    yield Body()
    for name, place in asked.homes.items():
        if action in ("copy", "create_alias", "move"):
            yield Body(f"to {name}", data={"destination_page_id": place.home.pk, "slug": "kopie"})
        if action == "move":
            beside = place.pages["page"]["page"]
            yield Body(f"beside {name}", data={"destination_page_id": beside, "position": "right"})
    if action == "revert_to_page_revision":
        yield Body("revision", data={"revision_id": asked.values["revision"]})


def _bulk(asked: Asked) -> Iterator[Body]:
    model = asked.chosen["model_name"]
    if model != "page":
        query = {
            "id": asked.values.get({"district": "district_pk", "contactrole": "role_pk"}.get(model, model), 0)
        }
        yield Body(query=query, data={"role": asked.values["group"], "is_active": "", "collection": "1"})
        return
    place = next(place for place in asked.homes.values() if place.values["home"] == asked.values["home"])
    for page_kind in [own for own in ("page", "override", "home") if own in place.pages]:
        query = {"id": place.pages[page_kind]["page"]}
        if asked.chosen["action"] in PAGE_BULK_ACTIONS:
            yield Body(page_kind, query=query, data={"include_descendants": "on"})
        else:
            for name, to in asked.homes.items():
                yield Body(f"{page_kind} to {name}", query=query, data={"chooser": to.home.pk})


def _position(asked: Asked) -> Iterator[Body]:
    yield Body(query={"position": "0"})


def _privacy(asked: Asked) -> Iterator[Body]:
    yield Body(data={"restriction_type": "login"})


def _translate(asked: Asked) -> Iterator[Body]:
    yield Body()
    yield Body("publish", data={"publish": "x"})
    yield Body("unpublish", data={"unpublish": "x"})


def _contacts(asked: Asked) -> Iterator[Body]:
    yield Body(data={"schulamt-name_de": "Amt"})


def _contact(asked: Asked) -> Iterator[Body]:
    yield Body(data={"name_de": "Amt"})
    yield Body("remove", data={"remove": "x"})


def _languages(asked: Asked) -> Iterator[Body]:
    yield Body(data={"untranslated": "SHOW", "untranslated_local": "LOCAL", "languages": ["de"]})


def _review(asked: Asked) -> Iterator[Body]:
    override = OverridePage.objects.get(pk=asked.values["override"])
    shown = [
        f"{judgement.operation.id}:{digest_of(judgement.current)}"
        for judgement in judgements_of([override])[override.pk]
    ]
    yield Body()
    for decision in ("keep", "take"):
        yield Body(decision, data={"decision": decision, "operation": shown})


def _decide(asked: Asked) -> Iterator[Body]:
    yield Body()
    yield Body("accept", data={"accept": "x"})
    yield Body("decline", data={f"proposal-{asked.values['proposal']}-reason": "Nein."})


def _propose(asked: Asked) -> Iterator[Body]:
    yield Body(data={"note": "Für alle."})


def _publish(asked: Asked) -> Iterator[Body]:
    latest = Page.objects.get(pk=asked.values["page"]).latest_revision_id
    yield Body(data={"severity": "NORMAL", "revision": str(latest)})


def _link(asked: Asked) -> Iterator[Body]:
    # Wagtail breaks where there is no address in it.
    yield Body(data={"external-link-chooser-url": "https://example.org/"})


def _approve(asked: Asked) -> Iterator[Body]:
    yield Body(data={"comment": "Ja.", "next": "/admin/"})


def _chosen(asked: Asked) -> Iterator[Body]:
    yield Body()
    yield Body("one", data={"item": str(asked.values["feedback"]), "confirmed": "1"})


def _webhook_form(asked: Asked) -> Iterator[Body]:
    # A public address that nobody has to look up.
    yield Body(data={"address": "https://93.184.216.34/"})


def _webhook(asked: Asked) -> Iterator[Body]:
    yield Body()
    yield Body("off", data={"switch_off": "x"})
    yield Body("renew", data={"renew": "x"})


MAKERS = {
    "districts:consequences": _publish,
    "districts:proposal": _decide,
    "districts:propose": _propose,
    "districts:review": _review,
    "feedback:delete": _chosen,
    "feedback:reopen": _chosen,
    "feedback:settle": _chosen,
    "translations:edit": _translate,
    "wagtail_bulk_action": _bulk,
    "wagtailadmin_api:pages:action": _api,
    "wagtailadmin_choose_page_external_link": _link,
    "wagtailadmin_collections:set_privacy": _privacy,
    "wagtailadmin_pages:add": _add,
    "wagtailadmin_pages:copy": _copy,
    "wagtailadmin_pages:edit": _edit,
    "wagtailadmin_pages:set_privacy": _privacy,
    "wagtailadmin_pages:set_page_position": _position,
    "wagtailadmin_pages:workflow_action": _approve,
    "webhooks:add": _webhook_form,
    "webhooks:edit": _webhook_form,
    "webhooks:webhook": _webhook,
    "workspace:contact": _contact,
    "workspace:contacts": _contacts,
    "workspace:district": _languages,
}
