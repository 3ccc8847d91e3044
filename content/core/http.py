"""Answers to readers: made once, kept whole, and told apart by their validator."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType

import brotli
from backports import zstd
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponsePermanentRedirect
from django.utils.http import parse_etags

from content.core.negotiation import qualities

# A CDN may answer for a minute by itself, and for a day while it asks us or when we do not answer.
CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=86400, stale-if-error=86400"
# What has its content's digest in its address.
FOR_EVER = "public, max-age=31536000, immutable"
SMALLEST_TO_COMPRESS = 500
IDENTITY = "identity"

Encoders = Mapping[str, Callable[[bytes], bytes]]
# What is made for every answer takes about as long in each; the first makes the fewest bytes.
ENCODERS: Encoders = MappingProxyType(
    {
        "br": lambda body: brotli.compress(body, quality=5),
        "zstd": lambda body: zstd.compress(body, level=9),
        "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    }
)

# The digest of the content, the encoding, and the content in that.
Stored = tuple[str, str, bytes]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where answers are kept, how long others may keep them, and what they are compressed with, the best first.

    Those that are large are not looked up for somebody who has them already: their validators are kept beside.
    """

    cache: str = "answers"
    cache_control: str = CACHE_CONTROL
    encoders: Encoders = field(default_factory=lambda: ENCODERS)
    is_large: bool = False


ANSWERS = Shelf()


def stored_answer(
    request: HttpRequest,
    key: str,
    make: Callable[[], str | bytes],
    *,
    content_type: str,
    language: str = "",
    shelf: Shelf = ANSWERS,
) -> HttpResponse:
    """Answer with what is stored under the key, or with what ``make`` returns, which is then stored.

    The key must name the content: it holds the version of everything that the content is made from.
    """
    encoding = _encoding(request, shelf)
    name = _name(encoding, key)
    if shelf.is_large and "HTTP_IF_NONE_MATCH" in request.META:
        tag = caches[ANSWERS.cache].get(f"{name}:tag")
        if tag and _is_held(request, tag):
            return _not_modified(tag, shelf)
    return _answer(request, _stored(name, make, encoding, shelf), content_type, language, shelf)


def keep(key: str, content: bytes, shelf: Shelf) -> None:
    """Store, on a shelf without encoders, what ``stored_answer`` is to answer with and is made elsewhere."""
    caches[shelf.cache].set(_name(IDENTITY, key), _prepared(content, IDENTITY, shelf))


def answer(
    request: HttpRequest, content: str | bytes, *, content_type: str, language: str = "", status: int = 200
) -> HttpResponse:
    """Answer with a content made for this request.

    The answer carries a strong ETag, is 304 where the client has it already, and comes compressed where the client
    takes that.
    """
    stored = _prepared(content, _encoding(request, ANSWERS), ANSWERS)
    return _answer(request, stored, content_type, language, ANSWERS, status)


def _stored(name: str, make: Callable[[], str | bytes], encoding: str, shelf: Shelf) -> Stored:
    cache = caches[shelf.cache]
    stored: Stored | None = cache.get(name)
    if stored is None:
        stored = _prepared(make(), encoding, shelf)
        cache.set(name, stored)
    if shelf.is_large:
        caches[ANSWERS.cache].set(f"{name}:tag", _tag(stored[0], stored[1]))
    return stored


def moved(request: HttpRequest, address: str) -> HttpResponse:
    """Lead for good to another address, with the query of the one that was asked for."""
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


def _name(encoding: str, key: str) -> str:
    # Some caches take no long keys and no control characters, and an address may have both.
    return sha256(f"{encoding}:{key}".encode(errors="backslashreplace")).hexdigest()


def _prepared(content: str | bytes, encoding: str, shelf: Shelf) -> Stored:
    body = content.encode() if isinstance(content, str) else content
    digest = sha256(body).hexdigest()[:32]
    if encoding == IDENTITY or len(body) < SMALLEST_TO_COMPRESS:
        return digest, IDENTITY, body
    return digest, encoding, shelf.encoders[encoding](body)


def _encoding(request: HttpRequest, shelf: Shelf) -> str:
    return best_encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""), tuple(shelf.encoders))


@lru_cache(maxsize=256)
def best_encoding(header: str, offered: tuple[str, ...]) -> str:
    """Return which encoding a client likes best by its ``Accept-Encoding``; of several, the first offered.

    What it does not name it takes if it says ``*``; ``identity`` is left where it takes nothing (RFC 9110, 12.5.3).
    """
    wanted = dict(qualities(header))
    liked = {name: wanted.get(name, wanted.get("*", 0.0)) for name in offered}
    best = max(liked.values(), default=0.0)
    return next(name for name, quality in liked.items() if quality == best) if best > 0 else IDENTITY


def _answer(
    request: HttpRequest,
    stored: Stored,
    content_type: str,
    language: str,
    shelf: Shelf,
    status: int = 200,
) -> HttpResponse:
    digest, encoding, body = stored
    tag = _tag(digest, encoding)
    if status == 200 and _is_held(request, tag):
        return _not_modified(tag, shelf)
    response = HttpResponse(body, content_type=content_type, status=status)
    if encoding != IDENTITY:
        response.headers["Content-Encoding"] = encoding
    if language:
        response.headers["Content-Language"] = language
    return _with_validator(response, tag, shelf)


def _not_modified(tag: str, shelf: Shelf) -> HttpResponse:
    return _with_validator(HttpResponseNotModified(), tag, shelf)


def _with_validator(response: HttpResponse, tag: str, shelf: Shelf) -> HttpResponse:
    response.headers["ETag"] = tag
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = shelf.cache_control
    return response


def _tag(digest: str, encoding: str) -> str:
    return f'"{digest}"' if encoding == IDENTITY else f'"{digest}-{encoding}"'


def _is_held(request: HttpRequest, tag: str) -> bool:
    header = request.META.get("HTTP_IF_NONE_MATCH", "")
    if tag not in header and header != "*":
        return False
    held = parse_etags(header)
    return held == ["*"] or tag in held or f"W/{tag}" in held
