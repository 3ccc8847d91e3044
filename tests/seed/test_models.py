from uuid import UUID

import pytest
from django.db import IntegrityError

from content.seed.models import ShippedText

KEY = UUID(int=1)


def test_shipped_text_is_called_by_its_page_and_language():
    assert str(ShippedText(key=KEY, language="ar")) == f"{KEY} ar"


@pytest.mark.django_db
def test_shipped_text_is_loaded_once_per_language():
    ShippedText.objects.create(key=KEY, language="ar", digest="a")

    with pytest.raises(IntegrityError):
        ShippedText.objects.create(key=KEY, language="ar", digest="b")
