import pytest
from django.db import IntegrityError

from content.takeover.models import TakenPicture, TakenText
from tests.factories import DistrictFactory
from tests.factories.images import ImageFactory

pytestmark = pytest.mark.django_db


def test_text_is_taken_over_once_per_district_and_language():
    district = DistrictFactory.create()
    values = {"origin": "https://a.de/mainz", "their_path": "mainz/de/a", "language": "de", "key": "0" * 32}
    text = TakenText.objects.create(district=district, **values)
    TakenText.objects.create(district=DistrictFactory.create(), **values)

    with pytest.raises(IntegrityError):
        TakenText.objects.create(district=district, **values)
    assert str(text) == "https://a.de/mainz: mainz/de/a (de)"


def test_image_is_taken_over_once_per_district():
    district, image = DistrictFactory.create(), ImageFactory.create()
    picture = TakenPicture.objects.create(district=district, address="https://a.de/a.png", image=image)

    with pytest.raises(IntegrityError):
        TakenPicture.objects.create(district=district, address="https://a.de/a.png", image=image)
    assert str(picture) == "https://a.de/a.png"
