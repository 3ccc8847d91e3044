"""Where a region's answers come from: its server, or a folder in which they were kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import NameResolutionError

from content.takeover.links import Origin, is_web_address

LARGEST_ANSWER = 100_000_000
LARGEST_PICTURE = 10_000_000
TIMEOUTS = (5, 30)
LONGEST_ANSWER_SECONDS = 180
TRIES = 4
MOST_REDIRECTS = 5
LONGEST_PAUSE = 60.0
LONGEST_BASE = 200
SLUG = re.compile(r"[\w-]{1,80}")
# What is asked for in each language, beside the pages.
OTHERS = {
    "events": "events/?combine_recurring=True",
    "locations": "locations/?on_map=1",
    "imprint": "imprint/",
}
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})


class SourceFailed(Exception):
    """No usable answer came; the message is a sentence that says why."""


class NotThere(SourceFailed):
    """There is nothing under an address."""


class TooLarge(SourceFailed):
    """There is more under an address than anybody needs."""


class Source(Protocol):
    """What a region says."""

    origin: Origin

    def region(self) -> Any:
        """Return the answer that describes the region; raises ``SourceFailed``."""

    def pages(self, language: str) -> Any:
        """Return the answer with all pages in a language of theirs; raises ``SourceFailed``."""

    def others(self, language: str, kind: str) -> Any:
        """Return another answer of ``OTHERS``, or None if there is none; raises ``SourceFailed``."""

    def picture(self, address: str) -> bytes:
        """Return the file of an image on the server; raises ``SourceFailed``."""


def checked_slug(slug: str) -> str:
    """Return a part of an address that may stand in one, and in the name of a file; raises ``SourceFailed``."""
    if not SLUG.fullmatch(slug):
        raise SourceFailed(f"“{slug}” cannot be part of an address.")
    return slug


class Server:
    """An Integreat CMS, asked over the network."""

    def __init__(self, base: str, region: str, *, pause: Callable[[float], None] = sleep) -> None:
        base = base.rstrip("/").removesuffix("/api/v3")
        if not is_web_address(base) or len(base) > LONGEST_BASE:
            raise SourceFailed(
                f"“{base}” is neither a folder nor an address that begins with http:// or https://."
            )
        self.origin = Origin(base, checked_slug(region))
        self._pause = pause
        self._session = requests.Session()
        self._session.headers["User-Agent"] = "Lotse"
        # Neither a proxy nor a password is taken from the surroundings.
        self._session.trust_env = False

    def region(self) -> Any:
        try:
            return self._json(f"regions/{self.origin.region}/")
        except NotThere as problem:
            raise NotThere(f"{self._host} has no region “{self.origin.region}”.") from problem

    def pages(self, language: str) -> Any:
        return self._json(f"{self.origin.region}/{checked_slug(language)}/pages/")

    def others(self, language: str, kind: str) -> Any:
        try:
            return self._json(f"{self.origin.region}/{checked_slug(language)}/{OTHERS[kind]}")
        except NotThere:
            return None

    def picture(self, address: str) -> bytes:
        return self._content(address, LARGEST_PICTURE)[0]

    def _json(self, path: str) -> Any:
        address = f"{self.origin.base}/api/v3/{path}"
        content, kind = self._content(address, LARGEST_ANSWER)
        try:
            return json.loads(content)
        except (ValueError, RecursionError) as problem:
            what = "a web page" if "html" in kind else "something"
            raise SourceFailed(
                f"{address} answers with {what} that is no JSON. Is {self.origin.base} an Integreat CMS?"
            ) from problem

    def _content(self, address: str, most: int) -> tuple[bytes, str]:
        for number in range(TRIES):
            try:
                return self._asked(address, most)
            except _Later as later:
                failure = later
            if number < TRIES - 1:
                self._pause(max(2.0**number, failure.seconds))
        raise SourceFailed(str(failure)) from failure

    def _asked(self, address: str, most: int) -> tuple[bytes, str]:
        for _ in range(MOST_REDIRECTS):
            if not self.origin.is_base(address):
                host = urlsplit(address).hostname
                raise SourceFailed(f"{self._host} sends us on to {host}. Give that address if you trust it.")
            try:
                with self._session.get(
                    address, timeout=TIMEOUTS, allow_redirects=False, stream=True
                ) as response:
                    if not response.is_redirect:
                        return self._body(response, most), response.headers.get("Content-Type", "")
                    address = urljoin(address, response.headers["Location"])
            except (
                requests.ConnectionError,
                requests.Timeout,
                requests.exceptions.ChunkedEncodingError,
            ) as failure:
                raise _unreachable(failure, self._host) from failure
            except requests.RequestException as failure:
                raise SourceFailed(f"{address} cannot be asked for: {failure}.") from failure
        raise SourceFailed(f"{address} sends us round in circles.")

    def _body(self, response: requests.Response, most: int) -> bytes:
        if response.status_code in _TRY_AGAIN:
            raise _Later(
                f"{response.url} answers with status {response.status_code}, also after {TRIES} tries.",
                _seconds(response.headers.get("Retry-After", "")),
            )
        if response.status_code == requests.codes.not_found:
            raise NotThere(f"There is nothing at {response.url}.")
        if response.status_code != requests.codes.ok:
            raise SourceFailed(f"{response.url} answers with status {response.status_code}.")
        return b"".join(_chunks(response, most))

    @property
    def _host(self) -> str:
        return urlsplit(self.origin.base).hostname or ""


class _Later(Exception):
    """What may be better after a pause."""

    def __init__(self, sentence: str, seconds: float = 0) -> None:
        super().__init__(sentence)
        self.seconds = seconds


def _unreachable(failure: Exception, host: str) -> Exception:
    reason = getattr(failure.args[0] if failure.args else None, "reason", None)
    if isinstance(reason, NameResolutionError):
        return SourceFailed(f"There is no server called {host}, or this machine cannot look it up.")
    if isinstance(failure, requests.exceptions.SSLError):
        return SourceFailed(f"The certificate of {host} is not valid.")
    if isinstance(failure, requests.Timeout):
        return _Later(f"{host} does not answer in time.")
    return _Later(f"{host} cannot be reached.")


def _seconds(retry_after: str) -> float:
    return min(float(retry_after), LONGEST_PAUSE) if retry_after.isdecimal() else 0.0


def _chunks(response: requests.Response, most: int) -> Iterator[bytes]:
    size, start = 0, monotonic()
    for chunk in response.iter_content(65_536):
        size += len(chunk)
        if size > most:
            raise TooLarge(f"{response.url} is larger than {most // 1_000_000} MB.")
        if monotonic() - start > LONGEST_ANSWER_SECONDS:
            raise _Later(f"{response.url} takes longer than {LONGEST_ANSWER_SECONDS} seconds.")
        yield chunk


class Folder:
    """Answers that were kept by an earlier run."""

    def __init__(self, folder: Path, region: str) -> None:
        self._folder = folder
        kept = self._json("source.json")
        base, of_region = (
            str(kept.get(name, "")) if isinstance(kept, dict) else "" for name in ("base", "region")
        )
        if not is_web_address(base) or len(base) > LONGEST_BASE or not SLUG.fullmatch(of_region):
            raise SourceFailed(f"{folder / 'source.json'} does not name “base” and “region”.")
        if of_region != region:
            raise SourceFailed(f"{folder} holds the answers of “{of_region}”, not of “{region}”.")
        self.origin = Origin(base, region)

    def region(self) -> Any:
        return self._json("region.json")

    def pages(self, language: str) -> Any:
        return self._json(f"{checked_slug(language)}/pages.json")

    def others(self, language: str, kind: str) -> Any:
        name = f"{checked_slug(language)}/{kind}.json"
        return self._json(name) if (self._folder / name).exists() else None

    def picture(self, address: str) -> bytes:
        try:
            return (self._folder / _picture_name(address)).read_bytes()
        except OSError as problem:
            raise NotThere(f"{address} was not kept.") from problem

    def _json(self, name: str) -> Any:
        file = self._folder / name
        try:
            return json.loads(file.read_bytes())
        except OSError as problem:
            raise NotThere(f"{file} cannot be read: {problem.strerror}.") from problem
        except (ValueError, RecursionError) as problem:
            raise SourceFailed(f"{file} is no JSON.") from problem


class Keeping:
    """Keeps what a source answers in a folder, for ``Folder`` and for later versions."""

    def __init__(self, source: Source, folder: Path) -> None:
        self.origin, self._source, self._folder = source.origin, source, folder
        self._keep_json("source.json", {"base": source.origin.base, "region": source.origin.region})

    def region(self) -> Any:
        return self._keep_json("region.json", self._source.region())

    def pages(self, language: str) -> Any:
        return self._keep_json(f"{language}/pages.json", self._source.pages(language))

    def others(self, language: str, kind: str) -> Any:
        answer = self._source.others(language, kind)
        return answer if answer is None else self._keep_json(f"{language}/{kind}.json", answer)

    def picture(self, address: str) -> bytes:
        content = self._source.picture(address)
        self._keep(_picture_name(address), content)
        return content

    def _keep_json(self, name: str, answer: Any) -> Any:
        self._keep(name, json.dumps(answer, ensure_ascii=False, indent=1).encode(errors="replace"))
        return answer

    def _keep(self, name: str, content: bytes) -> None:
        file = self._folder / name
        begun = file.with_name(f"{file.name}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            begun.write_bytes(content)
            begun.replace(file)
        except OSError as problem:
            raise SourceFailed(f"{file} cannot be written: {problem.strerror}.") from problem


def _picture_name(address: str) -> str:
    return f"pictures/{sha256(address.encode()).hexdigest()}"


def source_at(place: str, region: str) -> Source:
    """Return the folder or server at a place; raises ``SourceFailed``."""
    folder = Path(place)
    return Folder(folder, region) if folder.is_dir() else Server(place, region)
