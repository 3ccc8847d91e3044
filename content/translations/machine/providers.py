"""Machines that translate from German, behind one interface.

They take and return HTML (see ``protection``). None of them is asked about its languages over the network: a page that
offers them must not wait for a stranger.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Any, Protocol
from urllib.parse import urlsplit

import requests

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.translations.markup import TAG


class TranslatorFailed(Exception):
    """The machine gave no usable answer; it may later."""


class QuotaExceeded(Exception):
    """The account with the provider is used up."""


class NotOffered(Exception):
    """The machine does not translate into this language."""

    def __init__(self, language: str) -> None:
        super().__init__(f"There is no machine translation into {language!r}.")
        self.language = language


class Translator(Protocol):
    """A machine that translates."""

    @property
    def name(self) -> str:
        """What people know it by."""

    def languages(self) -> frozenset[str]:
        """Return the codes of our languages that it translates into."""

    def translate(self, texts: Sequence[str], *, target: str) -> list[str]:
        """Return German HTML in another language, in the same order.

        Raises ``TranslatorFailed``, ``QuotaExceeded`` or ``NotOffered``; what was translated before that is lost, so
        send little at a time: a page, not a module.
        """


def batches(texts: Sequence[str], *, most: int, size: int) -> Iterator[list[str]]:
    """Yield the texts in lists of at most ``most``, of together at most ``size`` bytes unless a single one has more."""
    batch: list[str] = []
    filled = 0
    for text in texts:
        needed = len(json.dumps(text))
        if batch and (len(batch) == most or filled + needed > size):
            yield batch
            batch, filled = [], 0
        batch.append(text)
        filled += needed
    if batch:
        yield batch


def _code(target: str, codes: Mapping[str, str]) -> str:
    if target not in codes:
        raise NotOffered(target)
    return codes[target]


def _codes(same: str, **others: str) -> Mapping[str, str]:
    return MappingProxyType({code: code for code in same.split()} | others)


class DeepL:
    """DeepL, through its own client, which retries for half a minute by itself."""

    name = "DeepL"
    # Of Bosnian, Croatian and Serbian only the first two come in Latin letters. Tigrinya and Somali are not offered.
    codes = _codes(
        "ar bg ckb es fa fr it kmr pl prs ps ro ru sq tr uk ur vi",
        **{"en": "en-GB", "pt": "pt-PT", "sr-Latn": "bs"},
    )

    def __init__(self, key: str, *, url: str | None = None) -> None:
        import deepl  # noqa: PLC0415 - optional extra

        self._errors = deepl
        self._client = deepl.DeepLClient(key, server_url=url, send_platform_info=False)

    def languages(self) -> frozenset[str]:
        return frozenset(self.codes)

    def translate(self, texts: Sequence[str], *, target: str) -> list[str]:
        code = _code(target, self.codes)
        # Its limits are 50 texts and 128 KiB in a request.
        batched = batches(texts, most=50, size=100_000)
        return list(chain.from_iterable(self._translated(batch, code) for batch in batched))

    def _translated(self, texts: list[str], code: str) -> list[str]:
        try:
            answers = self._client.translate_text(
                texts,
                source_lang=SOURCE_LANGUAGE,
                target_lang=code,
                tag_handling="html",
                tag_handling_version="v2",
                formality=self._errors.Formality.PREFER_MORE,
                extra_body_parameters={"enable_beta_languages": True},
            )
        except self._errors.QuotaExceededException as exceeded:
            raise QuotaExceeded("The characters that DeepL allows this account are used up.") from exceeded
        except self._errors.DeepLException as failure:
            raise TranslatorFailed(f"DeepL: {failure}") from failure
        return _as_many([answer.text for answer in answers] if isinstance(answers, list) else None, texts)


class LibreTranslate:
    """A LibreTranslate server, most likely one's own."""

    name = "LibreTranslate"
    codes = _codes("ar bg en es fa fr it pl pt ro ru sq tr uk ur vi")
    timeout = (5, 120)
    largest_answer = 4_000_000

    def __init__(self, url: str, key: str = "") -> None:
        self._url = f"{url.rstrip('/')}/translate"
        self._key = key

    def languages(self) -> frozenset[str]:
        return frozenset(self.codes)

    def translate(self, texts: Sequence[str], *, target: str) -> list[str]:
        code = _code(target, self.codes)
        # It works through a request one text after another, and whoever runs it may limit both.
        batched = batches(texts, most=20, size=20_000)
        return list(chain.from_iterable(self._translated(batch, code, target) for batch in batched))

    def _translated(self, texts: list[str], code: str, target: str) -> list[str]:
        status, answer = self._answer(
            {"q": texts, "source": SOURCE_LANGUAGE, "target": code, "format": "html"}
            | ({"api_key": self._key} if self._key else {})
        )
        complaint = str(answer.get("error", ""))
        if status == requests.codes.bad_request and "not supported" in complaint:
            raise NotOffered(target)
        if status != requests.codes.ok:
            raise TranslatorFailed(f"LibreTranslate at {self._host} answers {status}: {complaint[:200]}")
        return _as_many(answer.get("translatedText"), texts)

    def _answer(self, question: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        try:
            # A redirect would carry texts and key to another host.
            with requests.post(
                self._url, json=question, timeout=self.timeout, allow_redirects=False, stream=True
            ) as response:
                answer = json.loads(self._content(response) or b"{}")
        except (requests.RequestException, ValueError) as failure:
            raise TranslatorFailed(
                f"LibreTranslate at {self._host} does not answer as it should."
            ) from failure
        return response.status_code, answer if isinstance(answer, dict) else {}

    def _content(self, response: requests.Response) -> bytes:
        content = bytearray()
        for chunk in response.iter_content(65_536):
            content += chunk
            if len(content) > self.largest_answer:
                raise TranslatorFailed(f"LibreTranslate at {self._host} answers too much.")
        return bytes(content)

    @property
    def _host(self) -> str:
        # Without user and password, which may stand in the address.
        return urlsplit(self._url).hostname or ""


class Dummy:
    """Puts the language's code before every text: to see what would be translated, without sending it anywhere."""

    name = "Dummy"

    def languages(self) -> frozenset[str]:
        return frozenset(LANGUAGES) - {SOURCE_LANGUAGE, "de-simple"}

    def translate(self, texts: Sequence[str], *, target: str) -> list[str]:
        if target not in self.languages():
            raise NotOffered(target)
        return [_labelled(text, f"[{target}] ") for text in texts]


def _labelled(html: str, label: str) -> str:
    pieces = TAG.split(html)
    texts = (re.sub(r"(?=\S)", label, text, count=1) for text in pieces[::2])
    return "".join(chain.from_iterable(zip(texts, [*pieces[1::2], ""], strict=True)))


def _as_many(answers: Any, texts: Sequence[str]) -> list[str]:
    is_list_of_texts = isinstance(answers, list) and all(isinstance(answer, str) for answer in answers)
    if not is_list_of_texts or len(answers) != len(texts):
        raise TranslatorFailed("The machine has not answered with a translation for each text.")
    return answers
