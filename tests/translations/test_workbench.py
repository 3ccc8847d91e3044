import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from content.core.text import text_digest
from content.modules.inheritance import Severity
from content.translations import actions
from content.translations.models import Phrase, SourceText, Translation
from content.translations.queries import source_segments
from content.translations.staleness import Origin, String
from tests.factories import (
    InfoPageFactory,
    OverridePageFactory,
    TermFactory,
    TranslationFactory,
    UserFactory,
    blocks,
    translator_into,
)
from tests.factories.overrides import replacing, titled
from tests.factories.translations import strings_of, translated
from tests.website.reading import interface

pytestmark = pytest.mark.django_db

_BLOCK = {"key": "a", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "text": "Bald"}
BROKEN_LINK = json.dumps(
    {
        "blocks": [{**_BLOCK, "entityRanges": [{"offset": 0, "length": 2, "key": 7}]}],
        "entityMap": {},
    }
)
HALF_A_CHARACTER = json.dumps({"blocks": [{**_BLOCK, "entityRanges": [], "text": "\ud800"}], "entityMap": {}})


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state, title="Schule", slug="schule", summary="", body=[])


@pytest.fixture
def superuser(client):
    user = UserFactory.create(is_superuser=True)
    client.force_login(user)
    return user


def url_of(page, name="edit", code="ar"):
    return reverse(f"translations:{name}", args=[page.pk, code])


def fields(page, text, **more):
    return {"text-title": text, "made-from-title": source_segments(page)[0].digest, **more}


def save(client, page, *segments, code="ar"):
    """Send what the script sends, and return what it is told."""
    body = json.dumps({"segments": segments})
    return client.post(url_of(page, "save", code), body, content_type="application/json")


def title(page, text, seen="", **more):
    sent = {"key": "title", "text": text, "seen": seen, "made-from": source_segments(page)[0].digest}
    return {**sent, **more}


def rows(response):
    return {row.task.segment.key: row for group in response.context["groups"] for row in group.rows}


def told(response):
    return [str(message).strip() for message in response.context["messages"]]


def draft(page, code="ar"):
    return Translation.objects.get(page=page, language=code).draft_strings


def rewrite(page, **changes):
    """Publish other texts of a page."""
    page = page.specific
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def drafted(page, text=None, language="ar", origin=Origin.PERSON):
    """Let every string of a page be translated, not published yet."""
    strings = strings_of(page, lambda german: text or f"[{language}] {german}", origin)
    return actions.save_draft(page=page, language=language, strings=strings, by=None)


def saved_by(user, page, text="كلية", ago=timedelta()):
    """Let somebody have entered a title."""
    translation = TranslationFactory.create(page=page, is_draft=True, translate=lambda _: text)
    Translation.objects.update(updated_by=user, updated_at=timezone.now() - ago)
    return translation


def test_german_stands_beside_the_translation(client, superuser, page):
    TranslationFactory.create(page=page)

    html = client.get(url_of(page)).content.decode()

    assert ('lang="de"' in html, "Schule" in html, "[ar] Schule" in html) == (True, True, True)


def test_strings_are_grouped_by_block(client, superuser, state):
    page = InfoPageFactory.create(
        parent=state, title="Schule", summary="Kurz.", body=[blocks.steps("a", "Wie?", ("Anrufen", "Bald."))]
    )

    groups = client.get(url_of(page)).context["groups"]

    assert [(group.place.icon, [row.task.segment.text for row in group.rows]) for group in groups] == [
        ("title", ["Schule"]),
        ("doc-full", ["Kurz."]),
        ("list-ol", ["Wie?", "Anrufen", "<p>Bald.</p>"]),
    ]


def test_blocks_and_fields_have_the_names_that_editors_know(client, superuser, state):
    body = [blocks.checklist("a", "Mitbringen", "Ausweis")]
    page = InfoPageFactory.create(parent=state, title="Schule", summary="", body=body)

    places = [row.task.place for row in rows(client.get(url_of(page))).values()]

    assert [(place.heading, place.label) for place in places] == [
        (interface("de", "Title").capitalize(), interface("de", "Title").capitalize()),
        (interface("de", "Checklist"), interface("de", "Heading")),
        (interface("de", "Checklist"), interface("de", "What to bring")),
    ]


def test_what_a_district_replaces_is_named_after_what_it_replaces(client, superuser, state):
    page = InfoPageFactory.create(parent=state, body=[blocks.section("a", "Wann?", "Bald.")])
    operations = [titled("Schule hier"), replacing("a", blocks.section("b", "Wo?", "Hier."))]
    override = OverridePageFactory.create(target=page, operations=operations)

    groups = client.get(url_of(override)).context["groups"]

    replaced = interface("de", "Replaced")
    assert [(group.place.heading, group.place.icon, len(group.rows)) for group in groups] == [
        (f"{replaced}: {interface('de', 'Title').capitalize()}", "title", 1),
        (f"{replaced}: {interface('de', 'Section')}", "title", 2),
    ]


def test_what_has_changed_in_the_german_is_shown_word_by_word(client, superuser, state):
    page = InfoPageFactory.create(parent=state, title="Die alte Schule", summary="", body=[])
    drafted(page)
    rewrite(page, title="Die neue Schule")

    response = client.get(url_of(page))

    task = rows(response)["title"].task
    assert [(piece.fate, piece.text) for piece in task.changes] == [
        ("kept", "Die"),
        ("removed", "alte"),
        ("added", "neue"),
        ("kept", "Schule"),
    ]
    assert '<del><span class="w-sr-only">' in response.content.decode()


def test_german_of_before_that_is_not_known_is_not_compared(client, superuser, page):
    drafted(page)
    rewrite(page, title="Schulen")
    SourceText.objects.all().delete()

    response = client.get(url_of(page))

    assert rows(response)["title"].task.changes == []
    assert interface("de", "what it was before is not known.") in response.content.decode()


def test_change_of_a_link_is_no_change_of_words(client, superuser, state):
    page = InfoPageFactory.create(parent=state, title="Schule", summary="", body=[blocks.notice("a", "Amt")])
    drafted(page)
    rewrite(page, body=[blocks.notice("a", "<b>Amt</b>")])

    response = client.get(url_of(page))

    assert rows(response)["body.a.text"].task.has_other_words is False
    assert interface("de", "only links or emphasis.") in response.content.decode()


def test_official_terms_are_explained(client, superuser, state):
    TermFactory.create(name="Jugendamt", explanation="Ein Amt für Kinder.")
    page = InfoPageFactory.create(parent=state, title="Beim Jugendamt", summary="", body=[])

    response = client.get(url_of(page))

    terms = rows(response)["title"].task.terms
    assert [(found.term, found.text, found.language) for found in terms] == [
        ("Jugendamt", "Ein Amt für Kinder.", "de")
    ]


def test_what_other_pages_say_is_offered(client, superuser, page, state):
    for word, count, origin in (("كلية", 1, Origin.PERSON), ("مدرسة", 2, Origin.MACHINE)):
        for _ in range(count):
            other = InfoPageFactory.create(parent=state, title="Schule")
            drafted(other, word, origin=origin)
    other_language = InfoPageFactory.create(parent=state, title="Schule")
    drafted(other_language, language="fa")

    response = client.get(url_of(page))

    offered = rows(response)["title"].task.suggestions
    assert [(found.text, found.pages, found.is_reviewed) for found in offered] == [
        ("كلية", 1, True),
        ("مدرسة", 2, False),
    ]


def test_what_may_be_wrong_is_said(client, superuser, state):
    page = InfoPageFactory.create(parent=state, title="Notruf 112", summary="", body=[])
    drafted(page, "طوارئ")

    row = rows(client.get(url_of(page)))["title"]

    assert row.findings == [
        interface("de", "The phone number {expected} is missing.").format(
            expected='<bdi lang="de" dir="ltr">112</bdi>'
        )
    ]


@pytest.mark.parametrize(("asked", "hidden"), [("", 0), ("?show=todo", 1)])
def test_only_what_is_to_be_done_is_shown_when_asked_for(client, superuser, page, asked, hidden):
    TranslationFactory.create(page=page)

    html = client.get(url_of(page) + asked).content.decode()

    assert html.count('data-is-done="true" hidden') == hidden


@pytest.mark.parametrize("count", [1, 3])
def test_query_count(client, superuser, state, count, django_assert_num_queries):
    TermFactory.create(name="Jugendamt")
    texts = [f"Jugendamt {number}" for number in range(count)]
    link = f'Amt <a linktype="page" id="{state.pk}">x</a>'
    page = InfoPageFactory.create(
        parent=state, body=[blocks.section(f"a{number}", text, link) for number, text in enumerate(texts)]
    )
    others = [InfoPageFactory.create(parent=state, title=text) for text in texts]
    for other in [page, *others]:
        drafted(other)
    rewrite(
        page, body=[blocks.section(f"a{number}", f"Das {text}", link) for number, text in enumerate(texts)]
    )
    client.get(url_of(page))

    with django_assert_num_queries(13):
        response = client.get(url_of(page))

    assert len(rows(response)) == 2 + 2 * count


def test_a_draft_is_saved_and_not_shown(client, superuser, page):
    response = client.post(url_of(page), fields(page, "مدرسة"))

    translation = Translation.objects.get()
    assert (response.status_code, response["Location"]) == (302, url_of(page))
    assert (translation.draft_strings["title"].text, translation.live, translation.updated_by) == (
        "مدرسة",
        None,
        superuser,
    )


def test_what_is_published_is_shown(client, superuser, page):
    client.post(url_of(page), fields(page, "مدرسة", publish="1"))

    assert Translation.objects.get().live_strings["title"].text == "مدرسة"


def test_after_publication_there_is_a_way_to_what_waits_next(client, superuser, page, state):
    following = InfoPageFactory.create(parent=state, title="Arzt & Co")

    response = client.post(url_of(page), fields(page, "مدرسة", publish="1"), follow=True)

    title = '<span lang="de" dir="ltr">Arzt &amp; Co</span>'
    (message,) = told(response)
    assert (
        url_of(following) in message,
        interface("de", "Next: {title}").format(title=title) in message,
    ) == (
        True,
        True,
    )


def test_after_publication_of_the_last_page_nothing_is_next(client, superuser, page):
    response = client.post(url_of(page), fields(page, "مدرسة", publish="1"), follow=True)

    assert told(response) == [interface("de", "Saved. Readers see this translation now.")]


def test_nothing_is_published_where_nothing_was_entered(client, superuser, page):
    response = client.post(url_of(page), fields(page, "", publish="1"), follow=True)

    assert told(response) == [interface("de", "Nothing is translated yet.")]
    assert Translation.objects.exists() is False


def test_what_an_urgent_change_keeps_from_readers_is_said(client, superuser, page):
    string = {"text": "مدرسة", "digest": "0", "origin": "PERSON", "is_withheld": True}
    drafted(page)
    Translation.objects.update(draft={"title": string})

    html = client.get(url_of(page)).content.decode()

    urgent = "Urgent: readers see the German until this is translated and published."
    assert interface("de", urgent) in html


def test_what_may_be_wrong_is_asked_once_before_it_is_published(client, superuser, state):
    page = InfoPageFactory.create(parent=state, title="Notruf 112", summary="", body=[])

    asked = client.post(url_of(page), fields(page, "طوارئ", publish="1"))
    before = Translation.objects.get().is_live
    seen = text_digest("طوارئ")
    client.post(url_of(page), fields(page, "طوارئ", publish="anyway", **{"seen-title": seen}))

    assert [segment.key for segment, _ in asked.context["questions"]] == ["title"]
    assert (before, Translation.objects.get().is_live) == (False, True)


def test_missing_term_is_no_reason_to_ask(client, superuser, state):
    TermFactory.create(name="Jugendamt")
    page = InfoPageFactory.create(parent=state, title="Beim Jugendamt", summary="", body=[])

    client.post(url_of(page), fields(page, "مكتب", publish="1"))

    assert Translation.objects.get().is_live is True


def test_what_was_never_published_cannot_be_taken_away(client, superuser, page):
    client.post(url_of(page), fields(page, "مدرسة", unpublish="1"))

    assert Translation.objects.get().live is None


def test_what_is_taken_away_is_kept_as_a_draft(client, superuser, page):
    TranslationFactory.create(page=page)

    client.post(url_of(page), {"unpublish": "1"})

    translation = Translation.objects.get()
    assert (translation.live, "title" in translation.draft) == (None, True)


def test_draft_that_is_discarded_is_again_what_readers_see(client, superuser, page):
    translated(page)
    save(client, page, title(page, "مدرسة", text_digest("[ar] Schule")))

    client.post(url_of(page), {"discard": "1"})

    assert draft(page)["title"].text == "[ar] Schule"


def test_draft_that_somebody_else_has_changed_is_not_discarded(client, superuser, page):
    translated(page)
    save(client, page, title(page, "مدرسة", text_digest("[ar] Schule")))

    response = client.post(
        url_of(page), fields(page, "كلية", discard="1", **{"seen-title": "older"}), follow=True
    )

    assert draft(page)["title"].text == "مدرسة"
    assert told(response) == [interface("de", "Somebody else has changed this text meanwhile. Here it is.")]


def test_publishing_does_not_let_readers_have_what_has_changed_urgently_meanwhile(client, superuser, page):
    translated(page)
    shown = fields(page, "[ar] Schule", **{"seen-title": text_digest("[ar] Schule"), "reviewed-title": "on"})
    rewrite(page, title="Schulen", severity=Severity.URGENT)

    client.post(url_of(page), {**shown, "publish": "anyway"})

    assert Translation.objects.get().live_strings["title"].is_withheld


@pytest.mark.parametrize("posted", ["", "text", "[]", '{"blocks": [1]}', BROKEN_LINK, HALF_A_CHARACTER])
def test_what_is_no_rich_text_is_refused(client, superuser, state, posted):
    page = InfoPageFactory.create(parent=state, body=[blocks.section("a", "Wann?", "Bald.")])

    response = client.post(url_of(page), fields(page, "مدرسة", **{"text-body_a_text": posted}))

    assert (response.status_code, Translation.objects.exists()) == (400, False)


def test_what_is_too_long_is_not_saved_and_stays_in_its_field(client, superuser, page):
    response = client.post(url_of(page), fields(page, "x" * 256))

    row = rows(response)["title"]
    assert (Translation.objects.exists(), row.fields.text.value(), len(row.errors)) == (False, "x" * 256, 1)


def test_text_of_somebody_else_is_not_overwritten_and_both_are_shown(client, superuser, page):
    client.force_login(UserFactory.create(first_name="Anna", last_name="Amt", is_superuser=True))
    client.post(url_of(page), fields(page, "مدرسة قديمة"))
    client.force_login(superuser)

    response = client.post(url_of(page), fields(page, "مدرسة جديدة", publish="1"))

    row = rows(response)["title"]
    assert (row.conflict.name, row.fields.text.value()) == ("Anna Amt", "مدرسة جديدة")
    assert [(piece.fate, piece.text) for piece in row.conflict.pieces] == [
        ("kept", "مدرسة"),
        ("removed", "قديمة"),
        ("added", "جديدة"),
    ]
    assert (draft(page)["title"].text, Translation.objects.get().is_live) == ("مدرسة قديمة", False)


@pytest.fixture
def conflict(client, superuser, page):
    """The fields of a form that is shown again because somebody else was faster."""
    saved_by(UserFactory.create(), page, "كلية")
    response = client.post(url_of(page), fields(page, "مدرسة"))
    row = rows(response)["title"]
    return fields(page, row.fields.text.value(), **{"seen-title": row.fields.seen.value()})


@pytest.mark.parametrize(("choice", "expected"), [("mine", "مدرسة"), ("theirs", "كلية")])
def test_one_of_two_texts_is_chosen(client, superuser, page, conflict, choice, expected):
    client.post(url_of(page), conflict | {"choice-title": choice})

    assert draft(page)["title"].text == expected


def test_what_others_have_entered_elsewhere_stays(client, superuser, state):
    page = InfoPageFactory.create(parent=state, title="Schule", summary="Kurz.", body=[])
    drafted(page)
    shown = {"seen-title": text_digest("[ar] Schule"), "seen-summary": text_digest("[ar] Kurz.")}
    save(client, page, title(page, "مدرسة", shown["seen-title"]))

    client.post(url_of(page), {"text-title": "[ar] Schule", "text-summary": "قصير", **shown})

    assert {key: string.text for key, string in draft(page).items()} == {"title": "مدرسة", "summary": "قصير"}


def test_what_is_typed_is_saved_and_answered(client, superuser, page):
    answer = save(client, page, title(page, "مدرسة")).json()

    [segment] = answer["segments"]
    assert draft(page)["title"] == String("مدرسة", source_segments(page)[0].digest)
    assert {name: segment[name] for name in ("key", "isDone", "isConflict", "seen")} == {
        "key": "title",
        "isDone": True,
        "isConflict": False,
        "seen": text_digest("مدرسة"),
    }
    assert (answer["done"], answer["total"], answer["other"].strip()) == (1, 1, "")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"segments": [1]}',
        '{"segments": [{"text": "x"}]}',
        '{"segments": 1}',
        '{"segments": [{"key": "title", "text": "\\ud800"}]}',
    ],
)
def test_what_no_script_of_ours_sends_is_refused(client, superuser, page, body):
    response = client.post(url_of(page, "save"), body, content_type="application/json")

    assert (response.status_code, Translation.objects.exists()) == (400, False)


def test_what_has_gone_from_the_page_is_not_saved(client, superuser, page):
    answer = save(client, page, {"key": "body.gone.text", "text": "x"}).json()

    assert (answer["segments"], Translation.objects.exists()) == ([], False)


def test_what_was_typed_for_the_german_of_before_is_outdated_and_said(client, superuser, page):
    typed = title(page, "مدرسة")
    rewrite(page, title="Schulen")

    [segment] = save(client, page, typed).json()["segments"]

    expected = interface("de", "The German was changed while you were translating. Please compare once more.")
    assert (segment["isDone"], segment["madeFrom"]) == (False, source_segments(page)[0].digest)
    assert (expected in segment["regions"]["notes"], "Schulen" in segment["regions"]["source"]) == (
        True,
        True,
    )


def test_conflict_is_told_while_typing(client, superuser, page):
    saved_by(UserFactory.create(), page, "كلية")

    [segment] = save(client, page, title(page, "مدرسة")).json()["segments"]

    expected = interface("de", "Somebody else has changed this text meanwhile.")
    assert (segment["isConflict"], segment["seen"]) == (True, text_digest("كلية"))
    assert (expected in segment["regions"]["notes"], draft(page)["title"].text) == (True, "كلية")


def test_removal_by_somebody_else_is_a_conflict(client, superuser, page):
    save(client, page, title(page, "كلية"))
    save(client, page, title(page, "", text_digest("كلية")))

    [segment] = save(client, page, title(page, "مدرسة", text_digest("كلية"))).json()["segments"]

    assert (segment["isConflict"], segment["seen"], draft(page)) == (True, "", {})


@pytest.mark.parametrize(
    ("ago", "is_other", "expected"),
    [
        pytest.param(timedelta(minutes=2), True, {"name": "Anna Amt", "minutes": 2}, id="somebody-else"),
        pytest.param(timedelta(minutes=11), True, None, id="some-time-ago"),
        pytest.param(timedelta(minutes=2), False, None, id="oneself"),
    ],
)
def test_who_else_works_here(client, superuser, page, ago, is_other, expected):
    other = UserFactory.create(first_name="Anna", last_name="Amt")
    saved_by(other if is_other else superuser, page, ago=ago)

    response = client.get(url_of(page))

    assert response.context["other_translator"] == expected


@pytest.mark.parametrize(
    ("minutes", "msgid"),
    [
        (0, "Also working here: %(name)s (just now)"),
        (1, "Also working here: %(name)s (%(minutes)s minute ago)"),
    ],
)
def test_who_else_works_here_is_said(client, superuser, page, minutes, msgid):
    saved_by(UserFactory.create(username="anna"), page, ago=timedelta(minutes=minutes))

    other = save(client, page).json()["other"]

    assert other.strip() == interface("de", msgid) % {"name": "anna", "minutes": minutes}


@pytest.mark.parametrize(
    ("ago", "is_other", "expected"),
    [
        pytest.param(timedelta(minutes=2), False, 0, id="one-sitting"),
        pytest.param(timedelta(minutes=31), False, 1, id="later"),
        pytest.param(timedelta(minutes=2), True, 1, id="after-somebody-else"),
    ],
)
def test_one_sitting_is_logged_once(client, superuser, page, ago, is_other, expected):
    saved_by(UserFactory.create() if is_other else superuser, page, ago=ago)

    save(client, page, title(page, "مدرسة", text_digest("كلية")))

    assert PageLogEntry.objects.filter(action="lotse.translation.save").count() == expected


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_saving(client, superuser, state, count, django_assert_num_queries):
    page = InfoPageFactory.create(
        parent=state,
        title="Schule",
        summary="",
        body=[blocks.notice(f"a{n}", f"Bald {n}") for n in range(count)],
    )
    save(client, page, title(page, "مدرسة"))

    with django_assert_num_queries(20):
        save(client, page, title(page, "كلية", text_digest("مدرسة")))

    assert draft(page)["title"].text == "كلية"


@pytest.mark.slow
def test_draft_is_previewed(client, superuser, world):
    Translation.objects.filter(page=world.school, language="ar").update(draft={}, draft_body=None)
    save(client, world.school, title(world.school, "مدرسة"))

    html = client.get(url_of(world.school, "preview")).content.decode()

    assert "مدرسة" in html


@pytest.mark.parametrize("name", ["edit", "save", "preview", "phrase"])
def test_those_who_may_not_translate_are_sent_away(client, page, name):
    client.force_login(translator_into("tr", below=page))

    codes = [client.get(url_of(page, name)).status_code, client.post(url_of(page, name)).status_code]

    assert (set(codes) <= {302, 405}, 302 in codes, Translation.objects.exists()) == (True, True, False)


@pytest.fixture
def phrases(client, superuser, page, state):
    """A page whose title two others have too, in other words; and one that says the same."""
    others = [InfoPageFactory.create(parent=state, title="Schule", summary="") for _ in range(3)]
    for other, word in zip(others, ("كلية", "كلية", "مدرسة"), strict=True):
        drafted(other, word)
    save(client, page, title(page, "مدرسة"))
    return others


def phrase_url(page, key="title"):
    return f"{url_of(page, 'phrase')}?key={key}"


def test_change_of_others_is_offered(client, page, phrases):
    response = client.get(url_of(page))

    assert rows(response)["title"].task.others == 2


def test_change_of_others_is_offered_for_pages_that_one_may_translate(client, page, phrases):
    client.force_login(translator_into("ar", below=page))

    tasks = [rows(client.get(url_of(page)))["title"].task]
    wordings = client.get(phrase_url(page)).context["wordings"]

    assert ([task.others for task in tasks], wordings) == ([0], [])


def test_pages_that_say_it_otherwise_are_listed(client, page, phrases):
    wordings = client.get(phrase_url(page)).context["wordings"]

    assert [(found.page.pk, found.text) for found in wordings] == [
        (phrases[0].pk, "كلية"),
        (phrases[1].pk, "كلية"),
    ]


def test_drafts_of_chosen_pages_are_changed(client, page, phrases):
    name = client.get(phrase_url(page)).context["wordings"][0].name

    response = client.post(phrase_url(page), {"phrase": name})

    changed = Translation.objects.get(page=phrases[0])
    assert (changed.draft_strings["title"].text, changed.live) == ("مدرسة", None)
    assert draft(phrases[1])["title"].text == "كلية"
    assert [found.page.pk for found in response.context["changed"]] == [phrases[0].pk]


def test_what_somebody_changed_meanwhile_is_left_and_told(client, page, phrases):
    name = client.get(phrase_url(page)).context["wordings"][0].name
    save(client, phrases[0], title(phrases[0], "معهد", text_digest("كلية")))

    response = client.post(phrase_url(page), {"phrase": name})

    assert (draft(phrases[0])["title"].text, response.context["changed"]) == ("معهد", [])
    assert told(response) == [
        interface("de", "Somebody has changed one of the texts meanwhile: please look again.")
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_other_pages(client, page, phrases, count, django_assert_num_queries):
    Phrase.objects.filter(translation__page__in=phrases[count:]).delete()
    Phrase.objects.filter(text="مدرسة").exclude(translation__page=page).update(text="كلية")
    client.get(phrase_url(page))

    with django_assert_num_queries(8):
        response = client.get(phrase_url(page))

    assert len(response.context["wordings"]) == count


@pytest.mark.parametrize("key", ["", "gone"])
def test_string_that_there_is_not_is_not_found(client, page, phrases, key):
    assert client.get(phrase_url(page, key)).status_code == 404


def test_outdated_string_is_not_put_elsewhere(client, page, phrases):
    rewrite(page, title="Schulen")

    assert client.get(phrase_url(page)).status_code == 404


def test_missing_string_is_not_put_elsewhere(client, page, superuser):
    assert client.get(phrase_url(page)).status_code == 404


@pytest.mark.parametrize("key", [5, ["title"]], ids=["number", "list"])
def test_a_text_without_a_place_is_left_out(client, superuser, page, key):
    response = save(client, page, {"key": key, "text": "x"})

    assert (response.json()["segments"], Translation.objects.exists()) == ([], False)
