"""How shipped content gets into the CMS, and is left alone once an editor has changed it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page, Site

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.districts.models import Contact, ContactRole, District, DistrictHome, OfferedLanguage, StateHome
from content.districts.opening import parse, stored
from content.editions.actions import fit_editions, mark_editions
from content.editions.models import Edition
from content.modules.models import InfoPage
from content.seed.files import BadModuleFile, PageFiles
from content.seed.loading import SourceText, load_source, load_strings
from content.seed.models import ShippedText
from content.seed.words import NAMED, SAID_BY_CONTACTS, Words
from content.translations.models import Explanation, Term
from content.translations.schemas import schema_of
from content.translations.signals import glossary_changed
from content.translations.staleness import Origin

DATA = Path(__file__).parent
SHIPPED_WORDS = Words(DATA)
Progress = Callable[[int, int], None]


@transaction.atomic
def load_districts(*, path: Path = DATA / "districts.toml") -> int:
    """Create the state's home and the districts that are missing; return how many were.

    Each has a home, and offers every language that something is shipped in.
    """
    root = Page.objects.get(depth=1)
    _state_home(root)
    known = set(District.objects.values_list("ags", flat=True))
    missing = [entry for entry in tomllib.loads(path.read_text())["districts"] if entry["ags"] not in known]
    for entry in missing:
        name = entry.pop("name")
        district = District.objects.create(name_de=name, **entry)
        OfferedLanguage.objects.bulk_create(
            [OfferedLanguage(district=district, code=code) for code in LANGUAGES]
        )
        root.add_child(instance=DistrictHome(title=name, slug=district.slug, district=district))
    fit_editions()
    mark_editions(editions=Edition.objects.stale())
    return len(missing)


def _state_home(root: Page) -> StateHome:
    home = StateHome.objects.first()
    if home is None:
        home = root.add_child(instance=StateHome(title="Rheinland-Pfalz", slug="land"))
        welcome = Page.objects.filter(depth=2, slug="home").first()
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "site_name": "Lotse"}
        )
        if welcome and welcome.specific_class is Page:
            welcome.delete()
    return home


@transaction.atomic
def load_roles(*, words: Words = SHIPPED_WORDS) -> int:
    """Create the contact roles and statewide contacts that are missing; return how many there were.

    What is there already gets the languages that it lacks, as long as it says in German what is shipped.
    """
    created = 0
    for key, entry in words.roles.items():
        texts = _columns(words, f"roles.{key}", NAMED)
        role, is_new = ContactRole.objects.get_or_create(
            key=key, defaults=_all_of(texts) | {"order": entry.get("order", 0)}
        )
        created += is_new
        _say_more(role, texts)
    for key, entry in words.contacts.items():
        texts = _columns(words, f"contacts.{key}", SAID_BY_CONTACTS)
        plain = {name: entry.get(name, "") for name in ("phone", "email", "website", "address")}
        times = {"opening_times": stored(parse(entry.get("opening_times", "")))}
        contact, is_new = Contact.objects.get_or_create(
            role=ContactRole.objects.get(key=key), district=None, defaults=_all_of(texts) | plain | times
        )
        created += is_new
        _say_more(contact, texts)
    return created


# By field, the columns that it has and what is shipped for them.
_Columns = Mapping[str, Mapping[str, str]]


def _columns(words: Words, place: str, fields: Iterable[str]) -> _Columns:
    columns: dict[str, dict[str, str]] = {}
    for field in fields:
        if german := words.source.get(f"{place}.{field}"):
            said = [(SOURCE_LANGUAGE, german), *words.said(german.key)]
            columns[field] = {f"{field}_{code.lower().replace('-', '_')}": text.text for code, text in said}
    return columns


def _all_of(columns: _Columns) -> dict[str, str]:
    return {name: text for texts in columns.values() for name, text in texts.items()}


def _say_more(stored: ContactRole | Contact, columns: _Columns) -> None:
    """Fill the columns that are empty beside a German text that is still the shipped one."""
    lacking = {
        name: text
        for field, texts in columns.items()
        if getattr(stored, f"{field}_{SOURCE_LANGUAGE}") == texts[f"{field}_{SOURCE_LANGUAGE}"]
        for name, text in texts.items()
        if not getattr(stored, name)
    }
    if lacking:
        for name, text in lacking.items():
            setattr(stored, name, text)
        stored.save(update_fields=list(lacking))


@transaction.atomic
def load_glossary(*, words: Words = SHIPPED_WORDS) -> int:
    """Create the official terms and explanations that are missing; return how many there were.

    Explanations in other languages than German count as made by a machine until somebody has reviewed them.
    """
    shipped = words.terms
    known = set(Term.objects.values_list("name", flat=True))
    terms = Term.objects.bulk_create(
        Term(name=name, forms="\n".join(entry.get("forms", ())), explanation=entry["explanation"])
        for name, entry in shipped.items()
        if name not in known
    )
    explained = set(Explanation.objects.values_list("term__name", "language"))
    explanations = Explanation.objects.bulk_create(
        Explanation(
            term=term,
            language=code,
            text=said.text,
            origin=Origin.MACHINE.value,
            made_from=words.source[said.key].digest,
        )
        for term in Term.objects.filter(name__in=shipped)
        for code, said in words.said(f"terms.{term.name}")
        if (term.name, code) not in explained
    )
    said = {form for created in (*terms, *(item.term for item in explanations)) for form in created.all_forms}
    if said:
        glossary_changed.send(sender=Term, forms=sorted(said))
    return len(terms) + len(explanations)


@transaction.atomic
def load_modules(
    *, pages: Sequence[PageFiles], progress: Progress = lambda done, total: None
) -> Counter[str]:
    """Bring shipped pages and their translations into the CMS.

    Return how many texts were ``created``, ``updated``, ``unchanged``, or ``kept`` because an editor has changed or
    deleted them. Raises ``BadModuleFile``; then nothing has been changed.
    """
    outcome: Counter[str] = Counter()
    page_ids = _places(pages)
    for done, files in enumerate(pages):
        progress(done, len(pages))
        if page_ids[files.name] is None:
            outcome["kept"] += 1 + len(files.translations)
            continue
        page = InfoPage.objects.get(pk=page_ids[files.name])
        structure = files.structure(schema_of(InfoPage), page_ids)
        text = SourceText(structure, files.sources(), files.checked_date, **_said_beside(files.source))
        with _named(files.path):
            outcome[load_source(page=page, text=text)] += 1
        for code in files.translations:
            strings = files.strings(code, schema_of(InfoPage), page_ids)
            body = files.own_body(code, schema_of(InfoPage), page_ids)
            outcome[load_strings(page=page, language=code, strings=strings, body=body)] += 1
    return outcome


def _said_beside(source: Mapping[str, Any]) -> dict[str, str]:
    return {name: source.get(name, "") for name in ("icon", "purpose")}


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say of which file a page is that cannot be stored."""
    try:
        yield
    except ValidationError as problem:
        raise BadModuleFile(f"{path}: {' '.join(problem.messages)}") from problem


def _places(pages: Sequence[PageFiles]) -> dict[str, int | None]:
    """Return the primary key of each shipped page by its name, after creating those that are new, as drafts.

    A page that an editor has deleted has none, nor has one for a purpose that the state has a page for already.
    """
    existing = {page.translation_key: page for page in InfoPage.objects.all()}
    loaded = set(ShippedText.objects.values_list("key", flat=True))
    home = StateHome.objects.get()
    served = set(InfoPage.objects.child_of(home).exclude(purpose="").values_list("purpose", flat=True))
    places: dict[str, InfoPage] = {}
    for files in pages:
        if files.key in existing:
            places[files.name] = existing[files.key]
        elif files.key in loaded or files.source.get("purpose") in served:
            continue
        elif files.parent_name is None or files.parent_name in places:
            parent: Page = places[files.parent_name] if files.parent_name else home
            parent.refresh_from_db()
            page = InfoPage(
                title=files.source["title"],
                slug=files.source["slug"],
                translation_key=files.key,
                live=False,
            )
            with _named(files.path):
                places[files.name] = parent.add_child(instance=page)
    return {files.name: places[files.name].pk if files.name in places else None for files in pages}
