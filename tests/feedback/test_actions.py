import pytest
from django.utils import timezone

from content.districts.models import District
from content.editions.reading import EditionNotFound
from content.feedback.actions import InvalidFeedback, KeyUsedBefore
from content.feedback.enums import FeedbackKind, Origin, Source
from content.feedback.limits import HourlyLimit, LimitReached
from content.feedback.models import WHOLE_DISTRICT, Feedback, SentKey, Votes
from tests.feedback.saying import edition_of, say

pytestmark = pytest.mark.django_db
FIELDS = (
    *("district__slug", "language", "kind", "key", "title", "path", "origin", "digest", "query"),
    *("helped", "comment", "contact", "source"),
)


@pytest.fixture
def edition(world):
    return edition_of()


def votes():
    return set(Votes.objects.values_list("key", "origin", "language", "helped", "missed"))


def test_a_message_is_kept_with_the_page_as_it_is_read(edition, world):
    say(edition, helped=False, comment=" Die Nummer\r\nstimmt nicht. ", contact="amira@example.org\n")

    entry = edition.page_at("schule")
    assert list(Feedback.objects.values(*FIELDS)) == [
        {
            "district__slug": "mainz",
            "language": "ar",
            "kind": "PAGE",
            "key": world.school.translation_key,
            "title": "[ar] Schule",
            "path": "schule",
            "origin": "INHERITED",
            "digest": entry["digest"],
            "query": "",
            "helped": False,
            "comment": "Die Nummer\nstimmt nicht.",
            "contact": "amira@example.org",
            "source": "APP",
        }
    ]


def test_what_is_understood_is_returned(edition):
    said = say(edition, comment=" Gut\x00! ", contact=" 06131 \n 100 ")

    assert (said.comment, said.contact) == ("Gut!", "06131 100")


def test_a_vote_is_counted_and_nothing_else(edition, world):
    for helped in (True, False, True):
        say(edition, helped=helped)

    key = world.school.translation_key
    assert (votes(), Feedback.objects.count()) == ({(key, Origin.INHERITED, "ar", 2, 1)}, 0)
    assert Votes.objects.get().month == timezone.localdate().replace(day=1)


def test_a_vote_with_a_comment_is_counted_too(edition):
    say(edition, helped=False, comment="Zu lang.")

    assert [missed for *_, missed in votes()] == [1]


def test_a_vote_that_was_given_before_is_kept_beside_the_comment_only(edition):
    say(edition, helped=False, comment="Zu lang.", is_counted=True)

    assert (votes(), Feedback.objects.get().helped) == (set(), False)


def test_votes_on_a_district_as_a_whole_have_a_key_of_their_own(edition):
    say(edition, path="", helped=True)

    assert votes() == {(WHOLE_DISTRICT, "", "ar", 1, 0)}


def test_votes_are_counted_by_district_and_language(world):
    for district, language in [("mainz", "ar"), ("mainz", "de"), ("trier", "de")]:
        say(edition_of(district, language), helped=True)

    assert sorted(Votes.objects.values_list("district__slug", "language", "helped")) == [
        ("mainz", "ar", 1),
        ("mainz", "de", 1),
        ("trier", "de", 1),
    ]


def test_a_search_that_found_nothing_is_kept(edition):
    say(edition, path="", kind=FeedbackKind.SEARCH, query=" Kita \n Platz ", helped=False)

    kept = Feedback.objects.get()
    assert (kept.kind, kept.query, kept.helped, votes()) == ("SEARCH", "Kita Platz", False, set())


@pytest.mark.parametrize("path", ["", "schule"])
def test_a_barrier_may_be_named_on_a_page_or_anywhere(edition, path):
    say(edition, path=path, kind=FeedbackKind.BARRIER, comment="Kein Kontrast.")

    assert Feedback.objects.get().path == path


NOTHING = "Nothing is said: give a comment, or say whether it helped."


@pytest.mark.parametrize(
    ("path", "said", "errors"),
    [
        pytest.param("schule", {}, {"comment": NOTHING}, id="nothing"),
        pytest.param("schule", {"comment": " \x00\n"}, {"comment": NOTHING}, id="nothing-visible"),
        pytest.param(
            "",
            {"kind": FeedbackKind.PAGE, "helped": True},
            {"page": "PAGE needs the id of a page."},
            id="page-missing",
        ),
        pytest.param(
            "schule",
            {"kind": FeedbackKind.DISTRICT, "helped": True},
            {"page": "DISTRICT is about no page."},
            id="page-too-much",
        ),
        pytest.param("", {"kind": FeedbackKind.SEARCH}, {"query": "SEARCH needs it."}, id="query-missing"),
        pytest.param(
            "schule", {"helped": True, "query": "Kita"}, {"query": "PAGE has none."}, id="query-too-much"
        ),
        pytest.param(
            "",
            {"kind": FeedbackKind.BARRIER, "helped": False},
            {"comment": "Say what the barrier is."},
            id="barrier-without-words",
        ),
        pytest.param(
            "schule",
            {"helped": False, "contact": "a@example.org"},
            {"comment": "There is nothing to answer: a contact needs a comment."},
            id="contact-without-comment",
        ),
        pytest.param(
            "",
            {"kind": FeedbackKind.SEARCH, "comment": "a" * 2001, "contact": "b" * 201, "query": "c" * 201},
            {
                "comment": "At most 2000 characters are kept.",
                "contact": "At most 200 characters are kept.",
                "query": "At most 200 characters are kept.",
            },
            id="too-long",
        ),
    ],
)
def test_what_cannot_be_kept_is_said_field_by_field(edition, path, said, errors):
    with pytest.raises(InvalidFeedback) as invalid:
        say(edition, path=path, **said)

    assert invalid.value.errors == errors
    assert (Feedback.objects.count(), Votes.objects.count()) == (0, 0)


def test_the_longest_texts_are_kept(edition):
    say(edition, comment="ع" * 2000, contact="b" * 200)

    assert len(Feedback.objects.get().comment) == 2000


def test_what_comes_twice_under_one_key_is_kept_once(edition):
    first = say(edition, helped=False, comment="Zu lang.", key="one")
    second = say(edition, helped=False, comment="Zu lang.", key="one")

    assert first == second
    assert (Feedback.objects.count(), [missed for *_, missed in votes()]) == (1, [1])


def test_a_vote_that_comes_twice_under_one_key_counts_once(edition):
    for _ in range(2):
        say(edition, helped=True, key="one")

    assert [helped for *_, helped, _ in votes()] == [1]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"comment": "Zu kurz."}, id="text"),
        pytest.param({"comment": "Zu lang.", "helped": True}, id="vote"),
        pytest.param({"comment": "Zu lang.", "path": "gesundheit"}, id="page"),
    ],
)
def test_a_key_that_came_with_something_else_is_refused(edition, other):
    say(edition, comment="Zu lang.", key="one")

    with pytest.raises(KeyUsedBefore):
        say(edition, key="one", **other)

    assert Feedback.objects.count() == 1


def test_the_same_key_elsewhere_is_another(world):
    for district, language in [("mainz", "ar"), ("mainz", "de"), ("trier", "de")]:
        say(edition_of(district, language), comment="Zu lang.", key="one")
    say(edition_of("trier", "de"), comment="Zu lang.", key="one", source=Source.INTEGREAT)

    assert Feedback.objects.count() == 4


def test_keys_are_kept_as_digests_and_those_that_are_none_not_at_all(edition):
    say(edition, comment="Zu lang.")
    say(edition, comment="Zu lang.", key="person-42")

    assert [len(sent.digest) for sent in SentKey.objects.all()] == [64]


def test_after_so_many_messages_no_more_is_kept(edition):
    for number in range(HourlyLimit.COMMENT):
        say(edition, comment=f"Nummer {number}")

    with pytest.raises(LimitReached):
        say(edition, comment="Noch eine", key="one")

    assert (Feedback.objects.count(), SentKey.objects.count()) == (HourlyLimit.COMMENT, 0)
    say(edition, comment="Von anderswo", address="198.51.100.1")
    say(edition, helped=True)


def test_repeating_does_not_count(edition):
    for _ in range(HourlyLimit.COMMENT + 1):
        say(edition, comment="Zu lang.", key="one")

    assert Feedback.objects.count() == 1


def test_a_district_that_has_gone_hears_nothing(edition):
    District.objects.filter(slug="mainz").update(is_live=False)

    with pytest.raises(EditionNotFound):
        say(edition, comment="Hallo?", key="one")

    assert SentKey.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "count"),
    [
        pytest.param({"comment": "Zu lang."}, 4, id="message"),
        pytest.param({"comment": "Zu lang.", "key": "one"}, 8, id="message-with-a-key"),
    ],
)
def test_keeping_query_count(edition, django_assert_num_queries, said, count):
    # Two of them begin and end what belongs together, for a key four.
    with django_assert_num_queries(count):
        say(edition, **said)
