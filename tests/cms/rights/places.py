"""What there is of everything in Trier, in Mainz and at the state, by the argument that names it in an address."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page, Task, UploadedFile, Workflow

from content.districts.models import District
from content.modules.models import InfoPage
from content.overrides import actions
from content.overrides.models import OverridePage
from content.overrides.operations import Base, Kind, Operation
from content.translations.actions import prepare_import
from content.translations.plans import Arrival, Fate, PagePlan, Plan
from content.translations.staleness import Origin
from tests.factories import (
    ContactFactory,
    DeliveryFactory,
    FeedbackFactory,
    InfoPageFactory,
    TermFactory,
    WebhookFactory,
    World,
    feedback_on,
    translated,
)
from tests.factories.blocks import section
from tests.factories.images import ImageFactory

Values = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """One place's things: ``values`` by argument, and those that differ by the kind of page."""

    name: str
    home: Page
    values: Values
    pages: dict[str, Values] = field(default_factory=dict)


def make_places(world: World, people: dict[str, User]) -> list[Place]:
    """Return another district's things, the own ones and the state's, as the people of Mainz see it."""
    world.mainz.refresh_from_db()
    ContactFactory.create(district=world.trier, role=world.role, name_de="Schulamt Trier")
    TermFactory.create(name="Jugendamt")
    return [
        _make_place("trier", world.trier.home, world, people["trier"], world.trier),
        _make_place("mainz", world.mainz.home, world, people["mainz"], world.mainz),
        _make_place("state", world.state, world, people["state"], None),
    ]


def _make_place(name: str, home: Page, world: World, editor: User, district: District | None) -> Place:
    home = Page.objects.get(pk=home.pk)
    group = editor.groups.get()
    review = group.name.replace("Redaktion", "Prüfung")
    values = {
        "scope": district.slug if district else "land",
        "user": editor.pk,
        "group": group.pk,
        "workflow": Workflow.objects.get(name=review).pk,
        "task": Task.objects.get(name=review).pk,
        "home": home.pk,
        "grandparent": Page.objects.get(depth=1).pk,
        "feedback": _feedback(world, district),
        **_files(name, editor),
    }
    pages = {kind: make(home, editor) for kind, make in PAGES.items()}
    values["job"] = _import(pages["page"]["page"], editor)
    values |= _webhook(district)
    values["session"] = _session(pages["page"]["page"], editor)
    if district:
        values["district"] = district.slug
        values["district_pk"] = district.pk
        pages["override"] = _adaptations(district, world, editor)
    return Place(name, home, values, pages)


def _feedback(world: World, district: District | None) -> int:
    if district:
        return FeedbackFactory.create(district=district).pk
    # What is said of the state's text, wherever it is read.
    return feedback_on(world.school, district=world.trier).pk


def _webhook(district: District | None) -> Values:
    # Nothing is sent to such an address.
    webhook = WebhookFactory.create(district=district, address="http://127.0.0.1:9/")
    of = district or District.objects.get(slug="trier")
    delivery = DeliveryFactory.create(webhook=webhook, district=of, language="de", delivered=True)
    return {"webhook": webhook.pk, "delivery": delivery.pk}


def _import(page_id: int, editor: User) -> int:
    arrival = Arrival("title", Fate.NEW, "مدرسة", "0" * 16, Origin.PERSON, "", 1)
    plan = Plan((PagePlan(page_id, "ar", (arrival,)),))
    return prepare_import(name="a.xlf", plan=plan, by=editor).pk


def _page(home: Page, editor: User, **kwargs: Any) -> InfoPage:
    page = InfoPageFactory.create(parent=Page.objects.get(pk=home.pk), owner=editor, **kwargs)
    page.title += " (Entwurf)"
    page.save_revision(user=editor)
    return page


def _values(page: Page) -> Values:
    earliest = page.revisions.order_by("pk").first()
    return {"page": page.pk, "revision": earliest.pk if earliest else 0}


def _plain(home: Page, editor: User) -> Values:
    page = _page(home, editor, is_shareable=True)
    translated(InfoPage.objects.get(pk=page.pk), "ar")
    translated(InfoPage.objects.get(pk=page.pk), "uk")
    return _values(page)


def _locked(home: Page, editor: User) -> Values:
    page = _page(home, editor)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=editor, locked_at=timezone.now())
    return _values(page)


def _scheduled(home: Page, editor: User) -> Values:
    page = InfoPageFactory.create(parent=Page.objects.get(pk=home.pk), owner=editor, is_draft=True)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(user=editor).publish(user=editor)
    return _values(page) | {"revision": page.revisions.latest("pk").pk}


def _submitted(home: Page, editor: User) -> Values:
    page = _page(home, editor)
    state = page.get_workflow().start(page, editor)
    return _values(page) | {"workflow_state": state.pk, "task_state": state.current_task_state.pk}


def _alias(home: Page, editor: User) -> Values:
    page = _page(home, editor)
    return _values(page) | {"page": page.create_alias(update_slug=f"{page.slug}-alias").pk}


def _home(home: Page, editor: User) -> Values:
    home.specific.save_revision(user=editor)
    return _values(home)


PAGES: dict[str, Callable[[Page, User], Values]] = {
    "page": _plain,
    "locked": _locked,
    "scheduled": _scheduled,
    "submitted": _submitted,
    "alias": _alias,
    "home": _home,
}


def _adaptations(district: District, world: World, editor: User) -> Values:
    override = actions.adapt_page(page=world.registration, district=district, by=editor)
    replaced, inserted = (
        Operation(
            f"{kind}-{district.slug}",
            kind,
            "when",
            Base("old", section("when", "Wann?", "Früher.")),
            (section(f"ours-{kind}", "Wann?", f"In {district.slug}."),),
        )
        for kind in (Kind.REPLACE, Kind.INSERT_AFTER)
    )
    override.operations = [replaced.to_json(), inserted.to_json()]  # type: ignore[assignment]  # takes what it stores
    override.is_shareable = True
    override.save_revision(user=editor).publish(user=editor)
    OverridePage.objects.get(pk=override.pk).save_revision(user=editor)
    proposal, decided = (
        actions.propose(override=override, operation=replaced, note="", by=editor) for _ in range(2)
    )
    actions.decline_proposal(proposal=decided, reason="Nein.", by=None)
    withdrawn = actions.adapt_page(page=world.doctor, district=district, by=editor)
    InfoPage.objects.get(pk=world.doctor.pk).unpublish()
    actions.hide_page(page=world.health, district=district, by=editor)
    return _values(override) | {
        "override": override.pk,
        "operation": inserted.id,
        "proposal": proposal.pk,
        "decided": decided.pk,
        "withdrawn": withdrawn.pk,
        "hidden": world.health.pk,
    }


def _files(name: str, editor: User) -> Values:
    administrator = get_user_model().objects.get(is_superuser=True)
    document = Document(title=name, uploaded_by_user=editor)
    document.file.save(f"{name}.txt", ContentFile(b"Text"))
    uploads = {
        of: UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(of),
            uploaded_by_user=by,
            file=document.file.name,
        )
        # Nobody else may upload documents.
        for of, by in ((Image, editor), (Document, administrator))
    }
    return {
        "image": ImageFactory.create(uploaded_by_user=editor, title=name, file__width=8, file__height=8).pk,
        "document": document.pk,
        "uploaded_image": uploads[Image].pk,
        "uploaded_document": uploads[Document].pk,
    }


def _session(page_id: int, editor: User) -> int:
    session = EditingSession.objects.create(
        user=editor,
        content_type=ContentType.objects.get_for_model(InfoPage),
        object_id=str(page_id),
        last_seen_at=timezone.now(),
    )
    return session.pk
