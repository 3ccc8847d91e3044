from hashlib import sha256

import pytest
from hypothesis import given

from content.editions.digests import digest
from tests.factories.structures import JSON


def _reordered(content):
    match content:
        case dict():
            return {name: _reordered(content[name]) for name in reversed(content)}
        case list():
            return [_reordered(item) for item in content]
        case _:
            return content


def test_digest_is_the_sha256_of_canonical_json():
    canonical = '{"a":[1,null],"b":"ä"}'

    assert digest({"b": "ä", "a": [1, None]}) == sha256(canonical.encode()).hexdigest()


@given(JSON)
def test_same_content_has_the_same_digest(content):
    assert digest(_reordered(content)) == digest(content)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"a": 1}, {"a": "1"}, id="type"),
        pytest.param(["a", "b"], ["b", "a"], id="order-of-a-list"),
        pytest.param({"a": None}, {}, id="null-and-absent"),
        pytest.param("a", "a ", id="white-space"),
    ],
)
def test_other_content_has_another_digest(one, other):
    assert digest(one) != digest(other)
