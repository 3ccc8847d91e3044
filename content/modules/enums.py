from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from content.modules.inheritance import Mark, Placement, Severity
from content.modules.purposes import EVENT, NEWS


class Icon(TextChoices):
    """The picture beside a page's title: the theme draws each."""

    ADVICE = "advice", _("Advice")
    ARRIVE = "arrive", _("Arriving")
    BALL = "ball", _("Ball: sport")
    BALLOT = "ballot", _("Ballot box: having a say")
    BANK = "bank", _("Bank: accounts")
    BIN = "bin", _("Bin: household")
    BOOK = "book", _("Book: learning")
    BOX = "box", _("Box: moving")
    BUS = "bus", _("Bus: transport")
    CANDLE = "candle", _("Candle: religion and holidays")
    CARD = "card", _("Card: insurance")
    CERTIFICATE = "certificate", _("Certificate: qualifications")
    CHILD = "child", _("Child")
    CONTRACT = "contract", _("Contract")
    COURSE = "course", _("Courses")
    CUP = "cup", _("Cup: meeting people")
    DAY = "day", _("Sun: everyday life")
    DISABILITY = "accessible", _("Wheelchair: disability")
    DOCTOR = "doctor", _("Stethoscope: doctors")
    EMERGENCY = "emergency", _("Alarm: emergency")
    EQUAL = "equal", _("Equals sign: discrimination")
    FAMILY = "family", _("Family: parents")
    FORM = "form", _("Form: registration")
    HANDS = "hands", _("Hand and heart: helping")
    HEALTH = "health", _("Health")
    HOUSING = "housing", _("Housing")
    KEY = "key", _("Key: finding a home")
    KITA = "kita", _("Kita")
    LANGUAGE = "language", _("Languages: interpreting")
    LAW = "law", _("Scales: rights")
    LETTER = "mail", _("Letter")
    MIND = "mind", _("Head and heart: mental health")
    MONEY = "money", _("Euro: money")
    PAPERS = "papers", _("Identity card: papers")
    PASSPORT = "passport", _("Passport: citizenship")
    PREGNANCY = "pregnancy", _("Pregnancy")
    SCHOOL = "school", _("School")
    SEARCH = "search", _("Magnifying glass: finding something")
    SHIELD = "shield", _("Shield: protection")
    STAIRS = "stairs", _("Stairs: levels, getting ahead")
    TALK = "talk", _("Conversation: speaking, getting advice")
    TOGETHER = "together", _("Living together")
    TOOLS = "tools", _("Tools: trades, repairs")
    WAYS = "ways", _("Signpost: choosing")
    WORK = "work", _("Work")


class Purpose(TextChoices):
    """What a page is that is no topic: what every district has to say by law (``purposes.LEGAL``), news, an event."""

    IMPRINT = "IMPRINT", _("Imprint")
    PRIVACY = "PRIVACY", _("Privacy")
    ACCESSIBILITY = "ACCESSIBILITY", _("Accessibility statement")
    NEWS = NEWS, _("News item")
    EVENT = EVENT, _("Event")


MARKS = [
    (Mark.LOCKED.value, _("Locked: no district may change it")),
    (Mark.LOCALISE.value, _("Please localise: districts are reminded until they have")),
]
SEVERITIES = [
    (Severity.MINOR.value, _("Minor: what others made of it stays valid")),
    (Severity.NORMAL.value, _("Normal: readers of translations are told that the German is newer")),
    (
        Severity.URGENT.value,
        _("Urgent: readers get the new text until translations and districts have caught up"),
    ),
]
PLACEMENTS = [
    (Placement.BELOW.value, _("below it, after its other pages")),
    (Placement.BEFORE.value, _("directly before it")),
    (Placement.AFTER.value, _("directly after it")),
]
