"""Answers to readers: made once, kept whole, and told apart by their validator."""

import gzip
from collections.abc import Callable
from hashlib import sha256

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

# A CDN may answer for a minute by itself, and for a day while it asks us or when we do not answer.
CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=86400, stale-if-error=86400"
SMALLEST_TO_COMPRESS = 500

# The digest of the content, the content, and whether that is compressed. Most clients take it compressed, and a process
# can remember many more of them so.
Stored = tuple[str, bytes, bool]


def stored_answer(
    request: HttpRequest, key: str, make: Callable[[], str | bytes], *, content_type: str, language: str = ""
) -> HttpResponse:
    """Answer with what is stored under the key, or with what ``make`` returns, which is then stored.

    The key must name the content: it holds the version of everything that the content is made from.
    """
    answers = caches["answers"]
    # Some caches take no long keys and no control characters, and an address may have both.
    name = sha256(key.encode(errors="backslashreplace")).hexdigest()
    stored: Stored | None = answers.get(name)
    if stored is None:
        stored = _prepared(make())
        answers.set(name, stored)
    return _answer(request, stored, content_type, language)


def answer(
    request: HttpRequest, content: str | bytes, *, content_type: str, language: str = "", status: int = 200
) -> HttpResponse:
    """Answer with a content made for this request.

    The answer carries a strong ETag, is 304 where the client has it already, and comes with gzip where the client
    takes it.
    """
    return _answer(request, _prepared(content), content_type, language, status)


def _prepared(content: str | bytes) -> Stored:
    body = content.encode() if isinstance(content, str) else content
    is_compressed = len(body) >= SMALLEST_TO_COMPRESS
    stored = gzip.compress(body, 6, mtime=0) if is_compressed else body
    return sha256(body).hexdigest()[:32], stored, is_compressed


def _answer(
    request: HttpRequest, stored: Stored, content_type: str, language: str, status: int = 200
) -> HttpResponse:
    etag, body, is_compressed = stored
    if is_compressed and "gzip" not in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        body, is_compressed = gzip.decompress(body), False
    tag = f'"{etag}-gz"' if is_compressed else f'"{etag}"'
    response = HttpResponse(body, content_type=content_type, status=status)
    if is_compressed:
        response.headers["Content-Encoding"] = "gzip"
    if language:
        response.headers["Content-Language"] = language
    response.headers["ETag"] = tag
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = CACHE_CONTROL
    if status == 200 and "HTTP_IF_NONE_MATCH" in request.META:
        return get_conditional_response(request, etag=tag, response=response) or response
    return response
