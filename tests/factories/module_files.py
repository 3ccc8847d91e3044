"""A module as it is shipped, in files, small enough to be read at a glance."""

from pathlib import Path

from django.core.management import call_command

FILES = {
    "index.de": """
slug = "amt"
title = "Amt"
summary = "Wer Ihnen hilft."
icon = "advice"
order = 1
checked = 2026-11-21

[[sources]]
title = "Land Rheinland-Pfalz"
url = "https://example.org/amt"

[[blocks]]
id = "what"
type = "section"
heading = "Was ist ein Amt?"
text = "Sie brauchen oft einen [Termin](page:amt/visit)."
""",
    "index.ar": """
origin = "machine"
title = "مكتب"
summary = "من يساعدكم."

[blocks.what]
heading = "ما هو المكتب؟"
text = "تحتاجون غالبًا إلى [موعد](page:amt/visit)."
""",
    "visit.de": """
slug = "termin"
title = "Termin"
summary = "So bekommen Sie einen Termin."
order = 1
checked = 2026-11-21

[[blocks]]
id = "how"
type = "steps"
heading = "So geht es"
items = [
  {id = "call", title = "Anrufen", text = "Rufen Sie **morgens** an."},
  {id = "go", title = "Hingehen"},
]

[[blocks]]
id = "fees"
type = "table"
caption = "Was es kostet"
columns = ["Was", "Wie viel"]
rows = [["Termin", "0 €"]]

[[blocks]]
id = "word"
type = "term"
term = "Bescheid"
explanation = "Ein Brief vom Amt."
""",
    "visit.ar": """
origin = "reviewed"
title = "موعد"
summary = "هكذا تحصلون على موعد."

[blocks.how]
heading = "هكذا"

[blocks.how.items.call]
title = "اتصلوا"
text = "اتصلوا **صباحًا**."

[blocks.how.items.go]
title = "اذهبوا"

[blocks.fees]
caption = "كم يكلف"
columns = ["ماذا", "كم"]
rows = [["موعد", "0 €"]]

[blocks.word]
explanation = "رسالة من المكتب."
""",
}


def write_module(folder: Path) -> Path:
    """Write the module ``amt``: two pages in German and Arabic, the second under the first, with stamps."""
    module = folder / "amt"
    module.mkdir(parents=True)
    for name, text in FILES.items():
        (module / f"{name}.toml").write_text(text.lstrip(), encoding="utf-8")
    call_command("stamp_modules", folder=folder, verbosity=0)
    return folder


def rewrite(path: Path, *changes: tuple[str, str]) -> None:
    """Replace texts in a file, each of which must be there."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{old!r} is not in {path.name}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
