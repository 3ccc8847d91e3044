"""Whatever editors and translators do, in whatever order: what is refreshed after it is what building afresh gives."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from content.districts.enums import UntranslatedLocal
from content.districts.models import District
from content.editions.actions import refresh
from content.editions.queries import differing_editions
from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.translations import actions
from content.translations.models import Explanation, Term, Translation
from content.translations.queries import source_segments
from content.translations.staleness import Origin, String
from tests.factories import ExplanationFactory, TermFactory, adapted, rewritten, translated
from tests.factories.blocks import notice, section
from tests.factories.overrides import replacing

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TEXTS = st.sampled_from(["Der Bescheid", "Bescheid  erteilt", "Bescheide", "Amt"])
LANGUAGES = st.sampled_from(["ar", "de-simple"])


def _page(world):
    return InfoPage.objects.get(pk=world.registration.pk)


def _publish(world, severity, text):
    page = _page(world)
    page.severity, page.body = severity, [section("when", "Wann?", text), notice("b", "Bald")]
    page.save_revision().publish()


def _unpublish(world):
    _page(world).unpublish()


def _translate(world, language, origin):
    translated(_page(world), language, origin=origin)


def _retitle(world, language, text):
    page = _page(world)
    digest = source_segments(page)[0].digest
    entries = {"title": actions.Entry(String(text, digest))}
    saved = actions.change_strings(page=page, language=language, entries=entries, by=None)
    actions.publish(translation=saved.translation, by=None)


def _rewrite(world, text):
    rewritten(_page(world), section("when", "Wann?", text))


def _take_away(world, language):
    for translation in Translation.objects.filter(page=world.registration.pk, language=language):
        actions.unpublish(translation=translation, by=None)


def _name(world, text):
    if not Term.objects.filter(name=text).exists():
        TermFactory.create(name=text)


def _explain(world, text):
    for term in Term.objects.all():
        if not Explanation.objects.filter(term=term, language="ar").exists():
            ExplanationFactory.create(term=term, language="ar", text=text)


def _change_term(world, text):
    for term in Term.objects.exclude(name=text)[:1]:
        term.forms, term.explanation = text, f"Neu: {text}"
        term.save()


def _forget(world):
    for term in Term.objects.all()[:1]:
        term.delete()


def _adapt(world, text):
    if not OverridePage.objects.exists():
        adapted(_page(world), world.mainz, replacing("when", section("x", "Hier", text)))


def _translate_adapted(world, language):
    for override in OverridePage.objects.live():
        translated(override, language)


def _prefer(world, choice):
    district = District.objects.get(pk=world.mainz.pk)
    district.untranslated_local = choice
    district.save()


def _move(world):
    page = Page.objects.get(pk=world.registration.pk)
    page.move(Page.objects.get(pk=world.health.pk), pos="last-child")


STEPS = st.one_of(
    st.tuples(st.just(_publish), st.sampled_from(Severity), TEXTS),
    st.tuples(st.just(_translate), LANGUAGES, st.sampled_from(Origin)),
    st.tuples(st.just(_retitle), LANGUAGES, TEXTS),
    st.tuples(st.just(_prefer), st.sampled_from(UntranslatedLocal)),
    st.tuples(st.sampled_from([_take_away, _translate_adapted]), LANGUAGES),
    st.tuples(st.sampled_from([_rewrite, _name, _explain, _change_term, _adapt]), TEXTS),
    st.tuples(st.sampled_from([_unpublish, _forget, _move])),
)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=4, max_size=10))
def test_nothing_that_editors_do_is_missed(world, steps):
    with transaction.atomic():
        for do, *what in steps:
            do(world, *what)
            refresh()

        assert differing_editions() == []
        assert all(_counts_are_true(translation) for translation in Translation.objects.all())
        # Every example begins with the same world.
        transaction.set_rollback(True)


def _counts_are_true(translation):
    known = translation.tally, translation.has_unpublished_changes
    translation.measure(source_segments(translation.page))
    return known == (translation.tally, translation.has_unpublished_changes)
