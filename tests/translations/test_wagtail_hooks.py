import pytest
from django.urls import reverse

from content.translations.models import GroupTranslationPermission
from content.translations.wagtail_hooks import page_header_buttons, page_listing_buttons, register_menu_item
from tests.factories import GroupFactory, InfoPageFactory, UserFactory, editor_of, translator_into

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state)


def urls(buttons):
    return [button.url for button in buttons]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        pytest.param(lambda page: translator_into("ar", below=page), True, id="translator"),
        pytest.param(lambda page: editor_of(page), True, id="editor"),
        pytest.param(lambda page: UserFactory.create(), False, id="nobody-in-particular"),
    ],
)
def test_who_is_offered_to_translate(rf, page, person, expected):
    user = person(page)
    request = rf.get("/")
    request.user = user

    address = [reverse("translations:page", args=[page.pk])] if expected else []
    assert urls(page_header_buttons(page, user, view_name="edit")) == address
    assert urls(page_listing_buttons(page, user)) == address
    assert register_menu_item().is_shown(request) == expected


def test_a_page_without_texts_has_nothing_to_translate(state):
    assert urls(page_header_buttons(state, UserFactory.create(is_superuser=True))) == []


def group_form(group, page_id, code):
    prefixes = {
        "page_permissions": {},
        "translation_permissions": {"page": page_id, "language": code, "id": ""},
        "image_permissions": {},
        "document_permissions": {},
        "collection_permissions": {},
    }
    data = {"name": group.name}
    for prefix, fields in prefixes.items():
        data |= {f"{prefix}-{name}_FORMS": "0" for name in ("INITIAL", "MIN_NUM")}
        data |= {f"{prefix}-TOTAL_FORMS": "1" if fields else "0", f"{prefix}-MAX_NUM_FORMS": "1000"}
        data |= {f"{prefix}-0-{name}": value for name, value in fields.items()}
    return data


def test_rights_to_translate_are_given_with_the_group(client, page):
    client.force_login(UserFactory.create(is_superuser=True))
    group = GroupFactory.create()
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    data = group_form(group, page.pk, "ar")
    data = {name.replace("translation_permissions", "given"): value for name, value in data.items()}

    shown = client.get(address)
    prefix = next(
        panel.prefix for panel in shown.context["permission_panels"] if "Translation" in type(panel).__name__
    )
    response = client.post(address, {name.replace("given", prefix): value for name, value in data.items()})

    assert "translation-permissions" in shown.content.decode()
    assert response.status_code == 302
    assert list(GroupTranslationPermission.objects.values_list("group", "page", "language")) == [
        (group.pk, page.pk, "ar")
    ]


@pytest.mark.menu
def test_the_menu_leads_to_the_translations(client, page):
    client.force_login(translator_into("ar", below=page))

    assert reverse("translations:index") in client.get(reverse("wagtailadmin_home")).content.decode()
