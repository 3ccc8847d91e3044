import factory
from factory.django import DjangoModelFactory, ImageField
from wagtail.images import get_image_model
from wagtail.images.models import Image


class ImageFactory(DjangoModelFactory[Image]):
    """An image of one colour, larger than any size that readers get."""

    class Meta:
        model = get_image_model()

    title = factory.Sequence(lambda n: f"Bild {n}")
    file = ImageField(width=1200, height=800)
