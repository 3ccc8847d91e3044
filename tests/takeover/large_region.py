"""A region as real ones are: sixty pages in four languages, written by many hands over years."""

from tests.takeover.fake_integreat import FakePage, FakeRegion, Said, picture

WORDS = {
    "de": {
        "title": "{topic}",
        "what": "Was ist das?",
        "text": "Hier erfahren Sie alles über {topic}. Die Beratung ist kostenlos.",
        "needs": "Das brauchen Sie",
        "first": "Ausweis",
        "second": "Meldebescheinigung",
        "question": "Wie lange dauert das?",
        "answer": "Etwa zwei Wochen.",
        "column": "Was",
        "costs": "Kosten",
        "row": "Antrag",
        "numbers": "Wichtige Nummern",
        "emergency": "Notruf",
    },
    "en": {
        "title": "{topic} (English)",
        "what": "What is this?",
        "text": "Here you find everything about {topic}. Advice is free.",
        "needs": "You need",
        "first": "Identity card",
        "second": "Proof of registration",
        "question": "How long does it take?",
        "answer": "About two weeks.",
        "column": "What",
        "costs": "Costs",
        "row": "Application",
        "numbers": "Important numbers",
        "emergency": "Emergency",
    },
    "ar": {
        "title": "{topic} (عربي)",
        "what": "ما هذا؟",
        "text": "هنا تجدون كل شيء عن {topic}. الاستشارة مجانية.",
        "needs": "تحتاجون إلى",
        "first": "بطاقة الهوية",
        "second": "شهادة التسجيل",
        "question": "كم من الوقت يستغرق ذلك؟",
        "answer": "حوالي أسبوعين.",
        "column": "ماذا",
        "costs": "التكاليف",
        "row": "طلب",
        "numbers": "أرقام مهمة",
        "emergency": "الطوارئ",
    },
    "de-si": {
        "title": "{topic} einfach",
        "what": "Das ist es",
        "text": "Das hier ist über {topic}. Es kostet nichts.",
        "needs": "Das müssen Sie mitbringen",
        "first": "Ihren Ausweis",
        "second": "Das Papier vom Amt",
        "question": "Wie lange?",
        "answer": "2 Wochen.",
        "column": "Was",
        "costs": "Geld",
        "row": "Antrag",
        "numbers": "Nummern",
        "emergency": "Hilfe",
    },
}
TOPICS = [
    (
        "Gesundheit",
        [
            "Arztbesuch",
            "Krankenversicherung",
            "Apotheke",
            "Schwangerschaft",
            "Impfungen",
            "Zahnarzt",
            "Psychische Gesundheit",
        ],
    ),
    (
        "Schule",
        [
            "Schulpflicht",
            "Anmeldung in der Schule",
            "Grundschule",
            "Ganztagsschule",
            "Nachhilfe",
            "Schulferien",
        ],
    ),
    (
        "Wohnen",
        ["Wohnung suchen", "Mietvertrag", "Wohngeld", "Müll und Sperrmüll", "Strom und Heizung", "Umzug"],
    ),
    (
        "Arbeit",
        [
            "Arbeit finden",
            "Bewerbung",
            "Anerkennung von Abschlüssen",
            "Steuern",
            "Selbstständigkeit",
            "Kündigung",
        ],
    ),
    (
        "Deutsch lernen",
        [
            "Integrationskurs",
            "Sprachcafé Neustadt",
            "Deutsch online",
            "Berufssprachkurs",
            "Kinderbetreuung im Kurs",
        ],
    ),
    (
        "Ankommen in Mainz",
        [
            "Bürgeramt",
            "Ausländerbehörde",
            "Bus und Straßenbahn",
            "Bankkonto",
            "Notfälle",
            "Stadtplan",
            "Rundfunkbeitrag",
        ],
    ),
    (
        "Familie",
        [
            "Kita-Platz",
            "Kindergeld",
            "Jugendzentrum Hechtsheim",
            "Frauentreff",
            "Eltern-Kind-Café",
            "Jugendamt",
        ],
    ),
    ("Freizeit", ["Vereine", "Bibliothek", "Schwimmbad", "Interkultureller Garten", "Theater", "Rheinufer"]),
]


def large_region() -> FakeRegion:
    region = FakeRegion(languages={code: code for code in WORDS} | {"tlh": "tlhIngan Hol"})
    region.files |= {
        "/media/mainz/plan.png": picture(size=(1200, 700)),
        "/media/mainz/haus.jpg": picture("navy", "JPEG", (900, 600)),
    }
    for topic, pages in TOPICS:
        above = _add(region, topic, None)
        for number, name in enumerate(pages):
            page = _add(region, name, above)
            if number == 2:
                _add(region, f"{name}: Adressen", page)
    region.add_location(
        "jugendamt",
        "Jugendamt der Stadt Mainz",
        name="Frau Weber",
        phone_number="06131 12-2753",
        email="jugendamt@mainz.example",
    )
    region.add_location(
        "jobcenter", "Jobcenter Mainz", phone_number="06131 880880", website="https://jobcenter.example"
    )
    region.events = [{"id": number} for number in range(12)]
    return region


def _add(region: FakeRegion, topic: str, parent: FakePage | None) -> FakePage:
    number = len(region.pages)
    slug = topic.lower().replace(" ", "-").replace(":", "").replace("ü", "ue")
    said = {
        code.replace("-", "_"): _said(code, topic, number)
        for code in WORDS
        if number % 7 != 6 or code == "de"
    }
    page = region.add(slug, parent, **said)
    page.slugs = {"en": f"page-{number}", "ar": f"صفحة-{number}"}
    return page


def _said(code: str, topic: str, number: int) -> Said:
    words = WORDS[code]
    parts = [part for is_there, part in _parts(words, code, topic, number) if is_there]
    if code == "de-si" and number % 3 == 1:
        # Rewritten, and shorter.
        parts = parts[:1]
    return words["title"].format(topic=topic), "" if number == 12 else "".join(parts)


def _parts(words: dict[str, str], code: str, topic: str, number: int) -> list[tuple[bool, str]]:
    picture_path = f"/media/mainz/{'plan.png' if number % 2 else 'haus.jpg'}"
    text = words["text"].format(topic=f"<strong>{topic}</strong>")
    return [
        (True, f'<h2 style="color: #333">{words["what"]}</h2><p class="x">{text}</p>'),
        (number % 2 == 1, f"<h3>{words['needs']}</h3><ul><li>{words['first']}<li>{words['second']}</ul>"),
        (
            number % 3 == 0,
            (
                f"<table><tbody><tr><td><b>{words['column']}</b></td><td><b>{words['costs']}</b></td></tr>"
                f"<tr><td>{words['row']}</td><td>25 €</td></tr></table>"
            ),
        ),
        (
            number % 4 == 0,
            f"<details><summary>{words['question']}</summary><p>{words['answer']}</p></details>",
        ),
        (number % 5 == 0, f'<p><img src="{picture_path}" alt="{topic}"></p>'),
        (
            number % 6 == 1,
            (
                f'<h3>{words["numbers"]}</h3><ul><li>{words["emergency"]}: <a href="tel:112">112</a>'
                f"<li>{words['emergency']} 2: 116117</ul>"
            ),
        ),
        (number % 8 == 3, f'<iframe src="https://www.youtube.com/embed/v{number}" title="{topic}"></iframe>'),
        (
            number % 9 == 4,
            (
                '<iframe src="https://maps.example.org/mainz"></iframe><a href="/mainz/de/events/fest/">Fest</a> '
                '<a href="/media/mainz/antrag.pdf">PDF</a>'
            ),
        ),
        (
            number > 2,
            (
                f'<p><a href="/mainz/{code}/gesundheit/">{topic}</a> '
                '<a href="https://app.example.org/mainz/de/wohnen/">→</a>'
            ),
        ),
        (code == "ar" and number % 10 == 9, "<h2>جديد</h2><p>شيء آخر.</p>"),
    ]
