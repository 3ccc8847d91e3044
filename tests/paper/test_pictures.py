from base64 import b64decode

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from content.paper.pictures import picture


def test_picture_of_ours_is_read():
    name = default_storage.save("images/Haus ä.png", ContentFile(b"\x89PNG"))

    kind, _, content = picture(default_storage.url(name)).partition(",")

    assert (kind, b64decode(content)) == ("data:image/png;base64", b"\x89PNG")


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("https://evil.example/a.png", id="elsewhere"),
        pytest.param("file:///etc/a.png", id="file"),
        pytest.param("/media/gone.png", id="gone"),
        pytest.param("/media/../manage.png", id="above"),
        pytest.param("/media/%2e%2e/manage.png", id="above-in-disguise"),
        pytest.param("/media/a.txt", id="no-image"),
        pytest.param("/media/a", id="of-no-kind"),
        pytest.param("", id="none"),
    ],
)
def test_picture_that_is_none_of_ours(source):
    assert picture(source) is None
